"""What the clock and the terminal do."""
