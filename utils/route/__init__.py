"""Routes for a visit: the community's streets as a graph, ways between stops, their order, the timetable, what is kept.

``plan.planned`` works out a route, ``keep.routes_of`` all those kept in the data folder.
"""
