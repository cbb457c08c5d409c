"""Printed pages in the window: preview, print, save as PDF."""
