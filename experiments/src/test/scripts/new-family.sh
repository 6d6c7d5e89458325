#!/bin/sh
# Makes a project with 'new-family', builds and tests it with Maven, as a newcomer would, and hands it to the program as a project and as a jar.
# Run by hand from anywhere; wants what the program wants, and the network where Maven has not been used before.
set -eu
home=$(cd "$(dirname "$0")/../../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$home/adaptarium" new-family WobblyCart
(cd wobbly-cart && ./mvnw --batch-mode -q verify)
"$home/adaptarium" check WobblyCart-v0 --plugin wobbly-cart
mkdir plugins
cp wobbly-cart/target/wobbly-cart-0.1.0.jar plugins
ADAPTARIUM_PLUGINS=plugins "$home/adaptarium" describe WobblyCart-v0
ADAPTARIUM_PLUGINS=plugins "$home/adaptarium" train wobbly-cart/wobbly-cart.yaml iterations=2 --quiet
"$home/adaptarium" resume wobbly-cart
echo "new-family works"
