"""Floor 4: what people do. One file per verb; the only floor that writes."""
