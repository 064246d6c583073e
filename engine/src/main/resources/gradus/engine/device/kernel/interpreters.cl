//: function formula uses numbers strided formula_operations
// count, words of operations, then of each operation: code, register for the result, three that are read, a number. A
// register has 64 bits: a whole number, or the bits of one of single precision in its lower half.
FUNCTION void formula(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int end = at + 2 + m[at + 1];
    LONG registers[64];
    registers[0] = 0;
    for (int i = id; i < n; i += count) {
        for (int operation = at + 2; operation < end; operation += 6) {
            LONG p = registers[m[operation + 2]];
            LONG q = registers[m[operation + 3]];
            LONG r = registers[m[operation + 4]];
            float x = AS_FLOAT((int) p);
            float y = AS_FLOAT((int) q);
            float z = AS_FLOAT((int) r);
            int number = m[operation + 5];
            LONG result = 0;
            switch (m[operation]) {
                case 0:
                    result = a[m[number] + (m[number + 1] ? i : strided(
                            m, number + 3, number + 3 + m[number + 2], m[number + 2], i))];
                    break;
                case 1:
                    result = (LONG) (((ULONG) (unsigned int) m[number] << 32) | (unsigned int) m[number + 1]);
                    break;
                case 2:
                    a[number + i] = (int) p;
                    break;
                FORMULA_OPERATIONS
            }
            registers[m[operation + 1]] = result;
        }
    }
}

//: given uses base
// What one of several runs is given is put where it belongs: see `Joined`.
FUNCTION void take_given(GLOBAL int *a, int given, int run, int id, int count) {
    for (int tensor = 0; tensor < a[given + 3]; tensor++) {
        int about = given + 4 + 3 * tensor;
        int from = given + a[given + 1] + run * a[given + 2] + a[about + 2];
        for (int i = id; i < a[about]; i += count) {
            a[a[about + 1] + i] = a[from + i];
        }
    }
}

//: k_stages uses given stage_functions
// Many small calls as one of one group: where what is given stands or -1, calls, then of each: the number of its
// function, the place of its row, how far that of the next time is in a loop. -1 begins a loop of so many times, -2
// ends it.
KERNEL void k_stages(PARAMETERS) {
    int id = LOCAL_ID;
    int count = LOCAL_SIZE;
    int given = m[at];
    int end = at + 2 + 3 * m[at + 1];
    int runs = given < 0 ? 1 : a[given];
    for (int run = 0; run < runs; run++) {
        if (given >= 0) {
            take_given(a, given, run, id, count);
        }
        BARRIER_FOR_ALL;
        int first[8];
        int times[8];
        int depth = 0;
        times[0] = 0;
        for (int stage = at + 2; stage < end; stage += 3) {
            int row = m[stage + 1] + times[depth] * m[stage + 2];
            switch (m[stage]) {
                case -1:
                    depth++;
                    first[depth] = stage;
                    times[depth] = 0;
                    break;
                case -2:
                    times[depth]++;
                    if (times[depth] < m[stage + 1]) {
                        stage = first[depth];
                    } else {
                        depth--;
                    }
                    break;
                STAGE_FUNCTIONS
            }
            BARRIER_FOR_ALL;
        }
    }
}
