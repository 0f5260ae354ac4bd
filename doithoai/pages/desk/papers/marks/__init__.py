"""What is stamped or noted on a paper."""
