"""The demonstration: a commune, people and words that we made up, so that no screen is empty."""
