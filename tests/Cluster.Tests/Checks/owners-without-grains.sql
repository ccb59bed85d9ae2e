select distinct owner.owner from audit.owners owner join silos on silos.address = owner.owner where silos.roles = 'Web'
