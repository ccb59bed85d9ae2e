update membership set version = version + 1
