#!/bin/sh
# Compiles the kernels of graphics cards for NVIDIA's driver, which itself understands PTX only: `ptx.sh SOURCE TARGET`.
# Needs nvcc and ptxas of CUDA 13. The test PtxTest writes SOURCE, calls this, and holds TARGET against its source by
# the SHA-256 in its first line.
set -eu
source=$1
target=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$source" "$work/kernels.cu"

# 7.5 is the oldest architecture that CUDA 13 knows, and drivers translate it for every later one. No fast mathematics.
nvcc -ptx -x cu -arch=compute_75 -o "$work/newest.ptx" "$work/kernels.cu"

# The compiler names the PTX version of its own driver, though nothing here needs more than drivers of 2020 understand.
{
    echo "// SHA-256 of its source: $(sha256sum "$source" | cut -d ' ' -f 1)"
    sed 's/^\.version .*/.version 7.0/' "$work/newest.ptx"
} > "$work/kernels.ptx"

for architecture in 75 80 90 120; do
    ptxas -arch=sm_$architecture -o "$work/kernels.cubin" "$work/kernels.ptx"
done

gzip -n -9 -c "$work/kernels.ptx" > "$target"
