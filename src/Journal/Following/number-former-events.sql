select number_former_events()
