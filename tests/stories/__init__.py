"""Stories: people in a real browser, against the real server, by the words they see."""
