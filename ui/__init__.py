"""The window: Qt pages over `carecoop.services`. Nothing here touches a database session."""
