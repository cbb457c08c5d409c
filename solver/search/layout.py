"""Where everything lies in the flat arrays that the kernel works on.

Three arrays instead of many: passing few arguments is what makes the compiled moves fast.

`fix` (int32) is the problem: a header whose cells hold counts, rules, weights and the offsets of
tables with rows of fixed width. `tab` (int16) holds the two large tables: travel minutes by mode
and the points of every pair of visit and carer. `now` (int32) is the plan being changed, with
everything cached about it. `rng` (int64) is the random state.
"""

from typing import Final

DAY: Final = 1440
WEEK: Final = 10080
DAYS: Final = 7
FAR: Final = 1 << 30  # "not possible", larger than any sum of points
NEVER: Final = -(1 << 29)  # a minute so early that it constrains nothing

# Header of `fix`: counts
CARERS: Final = 0
CLIENTS: Final = 1
VISITS: Final = 2
PLACES: Final = 3
MOVABLE: Final = 4  # number of visits that are not pinned
# rules
REST: Final = 5
WEEKLY_REST: Final = 6
DAY_MOST: Final = 7
SPLIT: Final = 8
BREAK_AFTER: Final = 9
BREAK: Final = 10
# weights (those not folded into the pair table)
W_FACES: Final = 11
W_NEW: Final = 12
W_EARLY: Final = 13
W_TRAVEL: Final = 14
W_COMMUTE: Final = 15
W_WAITING: Final = 16
W_RUN: Final = 17
W_SHORT: Final = 18
W_OVER: Final = 19
W_CASELOAD: Final = 20
W_MOVED: Final = 21
# offsets of the tables of `fix`
VISIT: Final = 22
CARER: Final = 23
CLIENT: Final = 24
WINDOW: Final = 25  # per carer and day: offset and number of availability windows
MOVABLE_LIST: Final = 26
# offsets of the tables of `tab`
PAIR: Final = 27  # [visit][carer]: points of the place filled so, -1 where it must not be
STRANGER: Final = 28  # [client][carer]: 1 where they have never met
# offsets of the tables of `now`
STATE: Final = 29  # per visit: start (-1 unplaced), carer, carer, position in the open list
DAYROW: Final = 30  # per carer and day
WEEKROW: Final = 31  # per carer
FACES: Final = 32  # per client: number of different carers
MET: Final = 33  # [client][carer]: visits together this week
OPEN_LIST: Final = 34  # movable visits with a missing place
LOG: Final = 35
SCRATCH: Final = 36
STAMP: Final = 37  # per carer: the tick in which it was last looked at
BEST: Final = 38  # copy of STATE at the best plan so far
DAY_WIDTH: Final = 39
DAY_ROOM: Final = 40  # visits that fit a day row
HEADER: Final = 41

# Row of VISIT
V_CLIENT: Final = 0
V_PLACE: Final = 1
V_LASTS: Final = 2
V_EARLIEST: Final = 3
V_LATEST: Final = 4
V_WISH: Final = 5
V_WANTED: Final = 6
V_WEIGHT: Final = 7  # priority times duration
V_PINNED: Final = 8
V_PUBLISHED: Final = 9  # published start, -1 without
V_NEAR: Final = 10  # visits of the same client that may come too close: offset, number
V_NEAR_N: Final = 11
V_ABLE: Final = 12  # carers who may fill a place: offset, number
V_ABLE_N: Final = 13
V_ROUND: Final = 14  # visits close in time and place: offset, number
V_ROUND_N: Final = 15
VISIT_ROW: Final = 16

# Row of CARER
C_HOME: Final = 0
C_TRAVEL: Final = 1  # offset in `tab` of the travel minutes of the carer's mode
C_CONTRACT: Final = 2
C_FLOOR: Final = 3  # below so many busy minutes a contract counts as short
C_MOST: Final = 4
C_MOST_DAYS: Final = 5
C_CASELOAD: Final = 6
C_UNTIL: Final = 7  # end of work before this week, NEVER where unknown
CARER_ROW: Final = 8

# Row of CLIENT
K_SPACING: Final = 0
K_TEAM: Final = 1  # the most carers that any one visit needs
K_VISITS: Final = 2  # offset, number
K_VISITS_N: Final = 3
K_FAMILIAR: Final = 4  # carers of the circle or known: offset, number
K_FAMILIAR_N: Final = 5
CLIENT_ROW: Final = 8

# Header of `now`
SOFT: Final = 0
UNFILLED: Final = 1  # priority times minutes of all missing places
OPEN_N: Final = 2
LOG_N: Final = 3
TICK: Final = 4
PRICE: Final = 5  # points that one unfilled minute weighs at present
BEST_SOFT: Final = 6
BEST_UNFILLED: Final = 7
DONE: Final = 8  # moves tried, by kind
KINDS: Final = 7
KEPT: Final = 20  # moves accepted, by kind
WARMTH: Final = 27  # whole points of the temperature at present
NOW_HEADER: Final = 32

# Row of STATE
S_START: Final = 0
S_FIRST: Final = 1
S_SECOND: Final = 2
S_OPEN: Final = 3  # position in the open list, -1 when complete or pinned
STATE_ROW: Final = 4

# Row of DAYROW
D_COUNT: Final = 0
D_POINTS: Final = 1
D_WORKED: Final = 2
D_BUSY: Final = 3
D_FIRST: Final = 4
D_LAST: Final = 5
D_GAP: Final = 6  # longest stretch without work inside the day
D_LIST: Final = 7  # visits in order of start

# Row of WEEKROW
W_WORKED: Final = 0
W_BUSY: Final = 1
W_DAYS: Final = 2
W_CLIENTS: Final = 3
WEEK_ROW: Final = 4

# Row of an offer: somebody who could fill a place of a visit
O_NUMBER: Final = 0  # of the visit among those asked for
O_CARER: Final = 1
O_POINTS: Final = 2
O_START: Final = 3
OFFER_ROW: Final = 4

# Log entries: what was done, to be undone backwards
LOG_PUT: Final = 0
LOG_TOOK: Final = 1
LOG_RETIMED: Final = 2
LOG_ROW: Final = 4
LOG_ROOM: Final = 2000
SCRATCH_ROOM: Final = 1024
