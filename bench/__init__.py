"""Speed, judged as ratios measured in one run on one machine. Absolute times are printed, never judged."""
