"""What is above one commune: the regulations, read and written. Compliance pages come with their own issue."""
