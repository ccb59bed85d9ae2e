select state, thumbnail, attempts from thumbnails where workspace = $1 and content = $2
