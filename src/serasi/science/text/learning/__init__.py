"""What is learnt from text: weights, calibration and corrections, in plain arrays."""
