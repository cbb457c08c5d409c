from dataclasses import astuple

from ui.people.client_words import choices, client_words


def test_every_word_to_choose_has_all_its_phrases() -> None:
    for word, _shown in choices():
        phrases = astuple(client_words(word))
        assert all(phrases)
        assert len(set(phrases)) == len(phrases)
    assert client_words("person").many == "People"
    assert client_words("Member") == client_words("member")


def test_a_word_of_one_s_own_stands_as_it_is_written() -> None:
    words = client_words("tenants of Bryn House")
    assert words.many == "Tenants of Bryn House"
    assert (words.add, words.none_yet) == ("Add someone", "Nobody here yet")
