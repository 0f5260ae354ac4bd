"""What supervisors see of many communes: the compliance pages come with the issue that asks for them."""
