"""What leaves the building: papers, messages, the live word, the open record."""
