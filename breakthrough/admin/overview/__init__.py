"""The leaders' first page: what stands where, since when, and what needs somebody."""

from breakthrough.admin.overview.looking import Looking, address_of
from breakthrough.admin.overview.page import overview_page

__all__ = ["Looking", "address_of", "overview_page"]
