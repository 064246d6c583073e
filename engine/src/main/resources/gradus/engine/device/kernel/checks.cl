//: function check_additions uses base
// What a card is held against Java with; all read: count, to, left, right, and where a second result goes.
FUNCTION void check_additions(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    for (int i = id; i < m[at]; i += count) {
        a[m[at + 1] + i] = AS_INT(AS_FLOAT(a[m[at + 2] + i]) + AS_FLOAT(a[m[at + 3] + i]));
    }
}

//: function check_functions uses base
FUNCTION void check_functions(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    for (int i = id; i < m[at]; i += count) {
        float x = AS_FLOAT(a[m[at + 2] + i]);
        a[m[at + 1] + i] = AS_INT(EXP(x));
        a[m[at + 4] + i] = AS_INT(TANH(x));
    }
}

//: function check_integers uses base
FUNCTION void check_integers(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    for (int i = id; i < m[at]; i += count) {
        int x = a[m[at + 2] + i];
        int y = a[m[at + 3] + i];
        a[m[at + 1] + i] = (x * y ^ (int) ((unsigned int) x >> 5)) + x / (y | 1);
    }
}

//: k_check_sums uses base
// A group sums as many numbers as it has threads, at most 64.
KERNEL void k_check_sums(PARAMETERS) {
    LOCAL int shared[64];
    int thread = LOCAL_ID;
    shared[thread] = a[m[at + 2] + GLOBAL_ID];
    BARRIER;
    for (int others = LOCAL_SIZE / 2; others > 0; others /= 2) {
        if (thread < others) {
            shared[thread] += shared[thread + others];
        }
        BARRIER;
    }
    if (thread == 0) {
        a[m[at + 1] + GROUP_ID] = shared[0];
    }
}
