"""Speed, side by side: one command each, such as `python -m benchmarks.list`, on a generated portfolio.

What is compared runs by turns (A, B, A, B) in one run, behind the same web server, on the same database. Costs are CPU
time of the server's processes and of PostgreSQL together, which is steadier than requests per second.
"""
