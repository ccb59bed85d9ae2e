select rules from automation_rules where workspace = $1
