"""Official papers (naskah dinas): plain data → `Document`, by Permendagri 1/2023 and local custom.

Each function takes what the paper says and an `Issue`: who issues it, by which number, on what day.
"""
