select exists (select from agents)
