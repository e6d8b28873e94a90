"""The pages that belong to no stage, and the design system of all pages."""
