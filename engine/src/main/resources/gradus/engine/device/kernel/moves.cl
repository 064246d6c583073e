//: function fill uses base
// count, to, number
FUNCTION void fill(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int to = m[at + 1];
    int number = m[at + 2];
    for (int i = id; i < n; i += count) {
        a[to + i] = number;
    }
}

//: function copies uses base
// copies, then of each: count, from, to
FUNCTION void copies(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int end = at + 1 + 3 * m[at];
    for (int copy = at + 1; copy < end; copy += 3) {
        int n = m[copy];
        int from = m[copy + 1];
        int to = m[copy + 2];
        for (int i = id; i < n; i += count) {
            a[to + i] = a[from + i];
        }
    }
}

//: function pick uses strided
// count, to, from, rank, lengths, steps: elements that lie in any regular order
FUNCTION void pick(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int to = m[at + 1];
    int from = m[at + 2];
    int rank = m[at + 3];
    for (int i = id; i < n; i += count) {
        a[to + i] = a[from + strided(m, at + 4, at + 4 + rank, rank, i)];
    }
}

//: function place uses base
// count, to, from, rank, elsewhere, then per axis: output's length, start, step, input's length, input's step
FUNCTION void place(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int to = m[at + 1];
    int from = m[at + 2];
    int rank = m[at + 3];
    int elsewhere = m[at + 4];
    for (int i = id; i < n; i += count) {
        int rest = i;
        int source = from;
        int isThere = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            int row = at + 5 + 5 * axis;
            int far = rest % m[row] - m[row + 1];
            int step = m[row + 2];
            int index = far / step;
            isThere &= index * step == far && index >= 0 && index < m[row + 3];
            source += index * m[row + 4];
            rest /= m[row];
        }
        a[to + i] = isThere ? a[source] : elsewhere;
    }
}

//: function concatenate uses base
// count, to, numbers behind the axis, length of the axis, inputs, then of each: from, start, length
FUNCTION void concatenate(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int to = m[at + 1];
    int inner = m[at + 2];
    int length = m[at + 3];
    int last = at + 5 + 3 * (m[at + 4] - 1);
    for (int i = id; i < n; i += count) {
        int behind = i % inner;
        int row = i / inner % length;
        int outer = i / inner / length;
        int input = last;
        while (m[input + 1] > row) {
            input -= 3;
        }
        a[to + i] = a[m[input] + (outer * m[input + 2] + row - m[input + 1]) * inner + behind];
    }
}
