"""What the law says, computed: plain Python, no Django, no clock."""
