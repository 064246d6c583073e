//: random_bits uses base
FUNCTION ULONG mixed(ULONG value) {
    ULONG z = (value ^ (value >> 30)) * (((ULONG) 0xbf58476d << 32) | 0x1ce4e5b9u);
    z = (z ^ (z >> 27)) * (((ULONG) 0x94d049bb << 32) | 0x133111ebu);
    return z ^ (z >> 31);
}

// The bits of `CounterRandom`.
FUNCTION ULONG random_bits(ULONG key, ULONG index) {
    ULONG golden = ((ULONG) 0x9e3779b9 << 32) | 0x7f4a7c15u;
    return mixed(mixed(key + golden) + (index + 1) * golden);
}

FUNCTION float random_number(ULONG bits, int isNormal) {
    float first = (float) (int) (bits >> 40);
    if (!isNormal) {
        return first * 5.9604644775390625e-8f;
    }
    float radius = (first + 1.0f) * 5.9604644775390625e-8f;
    float turn = (float) (int) (bits & 0xffffffu) * 5.9604644775390625e-8f;
    return SQRT(-2.0f * LOG(radius)) * COSPI(2.0f * turn);
}

FUNCTION ULONG key_at(GLOBAL const int *m, int at) {
    return ((ULONG) (unsigned int) m[at] << 32) | (unsigned int) m[at + 1];
}

//: function random_numbers uses random_bits
// count, to, whether normal, the key's halves
FUNCTION void random_numbers(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    ULONG key = key_at(m, at + 3);
    for (int i = id; i < n; i += count) {
        a[m[at + 1] + i] = AS_INT(random_number(random_bits(key, (ULONG) i), m[at + 2]));
    }
}

//: function random_rows uses random_bits
// count, to, whether normal, the key's halves, where seed and step are, whether they are whole, where the examples'
// ids are, whether they are whole, numbers in a row
FUNCTION LONG counter_at(GLOBAL const int *a, int place, int isWhole) {
    return isWhole ? (LONG) a[place] : (LONG) AS_FLOAT(a[place]);
}

FUNCTION void random_rows(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int width = m[at + 9];
    ULONG run = random_bits(key_at(m, at + 3), (ULONG) counter_at(a, m[at + 5], m[at + 6]));
    run = random_bits(run, (ULONG) counter_at(a, m[at + 5] + 1, m[at + 6]));
    for (int i = id; i < n; i += count) {
        int row = i / width;
        ULONG key = random_bits(run, (ULONG) counter_at(a, m[at + 7] + row, m[at + 8]));
        a[m[at + 1] + i] = AS_INT(random_number(random_bits(key, (ULONG) (i - row * width)), m[at + 2]));
    }
}
