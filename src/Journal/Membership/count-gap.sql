update membership set gaps = gaps + 1
