//: fold_table uses strided
// count, to, from, rank, axes that are folded but for the last, numbers along these, along the last, its step, then
// lengths and steps of the axes that stay, and of those that are folded but for the last

//: total uses base
// The sum of numbers at even distances: in parts, so that long sums keep their accuracy.
FUNCTION float total(GLOBAL const int *a, int at, int step, int n) {
    float sum = 0;
    int i = 0;
    while (i < n) {
        int end = n - i > 256 ? i + 256 : n;
        float part = 0;
        for (; i < end; i++) {
            part += AS_FLOAT(a[at + i * step]);
        }
        sum += part;
    }
    return sum;
}

//: function sum uses fold_table total
FUNCTION void sum(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int rank = m[at + 3];
    int folded = m[at + 4];
    int outer = m[at + 5];
    int row = m[at + 6];
    int step = m[at + 7];
    int lengths = at + 8 + 2 * rank;
    for (int i = id; i < n; i += count) {
        int start = m[at + 2] + strided(m, at + 8, at + 8 + rank, rank, i);
        float all = 0;
        float part = 0;
        for (int j = 0; j < outer; j++) {
            part += total(a, start + strided(m, lengths, lengths + folded, folded, j), step, row);
            if ((j & 255) == 255) {
                all += part;
                part = 0;
            }
        }
        a[m[at + 1] + i] = AS_INT(all + part);
    }
}

//: folds uses fold_table numbers
#define FOLD(NAME, TYPE, READ, FIRST, JOINED, STORED) \
    FUNCTION void NAME(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) { \
        int n = m[at]; \
        int rank = m[at + 3]; \
        int folded = m[at + 4]; \
        int outer = m[at + 5]; \
        int row = m[at + 6]; \
        int step = m[at + 7]; \
        int lengths = at + 8 + 2 * rank; \
        for (int i = id; i < n; i += count) { \
            int start = m[at + 2] + strided(m, at + 8, at + 8 + rank, rank, i); \
            TYPE x = FIRST; \
            for (int j = 0; j < outer; j++) { \
                int from = start + strided(m, lengths, lengths + folded, folded, j); \
                for (int k = 0; k < row; k++) { \
                    TYPE y = READ(a[from + k * step]); \
                    x = JOINED; \
                } \
            } \
            a[m[at + 1] + i] = STORED(x); \
        } \
    }

//: function product uses folds
FOLD(product, float, AS_FLOAT, 1.0f, x * y, AS_INT)

//: function maximum uses folds
FOLD(maximum, float, AS_FLOAT, -INFINITY, larger(x, y), AS_INT)

//: function sum_whole uses folds
FOLD(sum_whole, LONG, (LONG), 0, x + y, to_int)

//: function product_whole uses folds
FOLD(product_whole, LONG, (LONG), 1, x * y, to_int)

//: function maximum_whole uses folds
FOLD(maximum_whole, LONG, (LONG), -2147483647 - 1, x > y ? x : y, to_int)

//: fold_groups uses fold_table numbers
// A group for every result: each of its threads folds some of the numbers, then they fold what they have, in an order
// that depends on nothing but the lengths.
#define FOLD_GROUP(NAME, FIRST, JOINED) \
    KERNEL void NAME(PARAMETERS) { \
        LOCAL float parts[256]; \
        int id = LOCAL_ID; \
        int size = LOCAL_SIZE; \
        int rank = m[at + 3]; \
        int folded = m[at + 4]; \
        int row = m[at + 6]; \
        int step = m[at + 7]; \
        int total = m[at + 5] * row; \
        int lengths = at + 8 + 2 * rank; \
        int start = m[at + 2] + strided(m, at + 8, at + 8 + rank, rank, GROUP_ID); \
        float all = FIRST; \
        float x = FIRST; \
        int waiting = 0; \
        for (int j = id; j < total; j += size) { \
            int outer = j / row; \
            int place = strided(m, lengths, lengths + folded, folded, outer) + (j - outer * row) * step; \
            float y = AS_FLOAT(a[start + place]); \
            x = JOINED; \
            if (++waiting == 256) { \
                y = x; \
                x = all; \
                all = JOINED; \
                x = FIRST; \
                waiting = 0; \
            } \
        } \
        { \
            float y = all; \
            parts[id] = JOINED; \
        } \
        BARRIER; \
        for (int rest = size / 2; rest > 0; rest /= 2) { \
            if (id < rest) { \
                float y = parts[id + rest]; \
                x = parts[id]; \
                parts[id] = JOINED; \
            } \
            BARRIER; \
        } \
        if (id == 0) { \
            a[m[at + 1] + GROUP_ID] = AS_INT(parts[0]); \
        } \
    }

//: k_sum_group uses fold_groups
FOLD_GROUP(k_sum_group, 0.0f, x + y)

//: k_product_group uses fold_groups
FOLD_GROUP(k_product_group, 1.0f, x * y)

//: k_maximum_group uses fold_groups
FOLD_GROUP(k_maximum_group, -INFINITY, larger(x, y))

//: function accumulate uses numbers
// lines, to, from, length, numbers behind the axis, whether without the element itself, whether from the end, whether
// the numbers are whole. What a sum loses is added to the next summand (Kahan 1965).
FUNCTION void accumulate(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int length = m[at + 3];
    int inner = m[at + 4];
    int isExclusive = m[at + 5];
    int isReverse = m[at + 6];
    int areWhole = m[at + 7];
    for (int i = id; i < n; i += count) {
        int line = i / inner * length * inner + i % inner;
        float sum = 0;
        float lost = 0;
        LONG whole = 0;
        for (int j = 0; j < length; j++) {
            int place = line + (isReverse ? length - 1 - j : j) * inner;
            int element = a[m[at + 2] + place];
            float before = sum;
            LONG wholeBefore = whole;
            if (areWhole) {
                whole += element;
            } else {
                float summand = AS_FLOAT(element) - lost;
                sum = before + summand;
                lost = (sum - before) - summand;
                lost = lost == lost ? lost : 0.0f;
            }
            a[m[at + 1] + place] =
                    areWhole ? to_int(isExclusive ? wholeBefore : whole) : AS_INT(isExclusive ? before : sum);
        }
    }
}

//: function arg_maximum uses base
// lines, to, from, length, numbers behind the axis, whether the elements are whole, whether the results are
FUNCTION void arg_maximum(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int length = m[at + 3];
    int inner = m[at + 4];
    int areWhole = m[at + 5];
    int givesWhole = m[at + 6];
    for (int i = id; i < n; i += count) {
        int from = m[at + 2] + i / inner * length * inner + i % inner;
        int best = 0;
        for (int j = 1; j < length; j++) {
            int element = a[from + j * inner];
            int largest = a[from + best * inner];
            if (areWhole) {
                best = element > largest ? j : best;
            } else {
                float x = AS_FLOAT(element);
                float y = AS_FLOAT(largest);
                best = x > y || (x != x && y == y) ? j : best;
            }
        }
        a[m[at + 1] + i] = givesWhole ? best : AS_INT((float) best);
    }
}
