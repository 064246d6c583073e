//: index uses base
// A number as a place along an axis; a negative one counts from the end. The least number that is no place is kept.
FUNCTION int index_at(GLOBAL int *a, int place, int isWhole, int length, int wrong) {
    int number;
    int index;
    if (isWhole) {
        number = a[place];
        index = number < 0 ? number + length : number;
    } else {
        float real = AS_FLOAT(a[place]);
        number = TO_INT(real);
        index = TO_INT(real < 0 ? real + length : real);
    }
    if (index < 0 || index >= length) {
        KEEP_LEAST(a + wrong, number);
        index = 0;
    }
    return index;
}

//: by_number uses index
// count, to, from, width, indices, length of the axis, where the indices are, whether they are whole, wrong
#define BY_NUMBER \
    int n = m[at]; \
    int to = m[at + 1]; \
    int from = m[at + 2]; \
    int width = m[at + 3]; \
    int indices = m[at + 4]; \
    int length = m[at + 5]; \
    int numbers = m[at + 6]; \
    int isWhole = m[at + 7]; \
    int wrong = m[at + 8];

//: function gather uses by_number
FUNCTION void gather(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    BY_NUMBER
    for (int i = id; i < n; i += count) {
        int row = i / width;
        int outer = row / indices;
        int index = index_at(a, numbers + row % indices, isWhole, length, wrong);
        a[to + i] = a[from + (outer * length + index) * width + i % width];
    }
}

//: function scatter_add uses by_number
// As `gather`, the other way: every sum looks for its summands, in order.
FUNCTION void scatter_add(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    BY_NUMBER
    for (int i = id; i < n; i += count) {
        int row = i / width % length;
        int source = from + i / width / length * indices * width + i % width;
        float sum = 0;
        for (int j = 0; j < indices; j++) {
            if (index_at(a, numbers + j, isWhole, length, wrong) == row) {
                sum += AS_FLOAT(a[source + j * width]);
            }
        }
        a[to + i] = AS_INT(sum);
    }
}

//: function scatter_rows uses by_number
// The same into zeros, for many rows and few indices: the first index of a row sums for all that are equal.
FUNCTION void scatter_rows(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    BY_NUMBER
    for (int i = id; i < n; i += count) {
        int first = i / width % indices;
        int outer = i / width / indices;
        int source = from + outer * indices * width + i % width;
        int row = index_at(a, numbers + first, isWhole, length, wrong);
        int isFirst = 1;
        for (int j = 0; j < first && isFirst; j++) {
            isFirst = index_at(a, numbers + j, isWhole, length, wrong) != row;
        }
        if (isFirst) {
            float sum = 0;
            for (int j = first; j < indices; j++) {
                if (index_at(a, numbers + j, isWhole, length, wrong) == row) {
                    sum += AS_FLOAT(a[source + j * width]);
                }
            }
            a[to + (outer * length + row) * width + i % width] = AS_INT(sum);
        }
    }
}

//: function gather_elements uses index strided
// count, to, from, where the indices are, whether they are whole, wrong, length and step of the axis, rank, lengths,
// steps (0 along the axis)
FUNCTION void gather_elements(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int to = m[at + 1];
    int from = m[at + 2];
    int numbers = m[at + 3];
    int isWhole = m[at + 4];
    int wrong = m[at + 5];
    int length = m[at + 6];
    int step = m[at + 7];
    int rank = m[at + 8];
    for (int i = id; i < n; i += count) {
        int index = index_at(a, numbers + i, isWhole, length, wrong);
        a[to + i] = a[from + strided(m, at + 9, at + 9 + rank, rank, i) + index * step];
    }
}

//: join uses numbers
// One number made of two, by the code that `Picks` gives a function; below 0 the second.
FUNCTION float join(int function, float x, float y) {
    switch (function) {
        case 0:
            return x + y;
        case 1:
            return x - y;
        case 2:
            return x * y;
        case 3:
            return x / y;
        case 4:
            return REMAINDER(x, y);
        case 5:
            return POWER(x, y);
        case 6:
            return larger(x, y);
        case 7:
            return smaller(x, y);
        case 8:
            return x == y ? 1.0f : 0.0f;
        case 9:
            return x > y ? 1.0f : 0.0f;
        case 10:
            return x >= y ? 1.0f : 0.0f;
        default:
            return y;
    }
}

FUNCTION int join_whole(int function, int x, int y) {
    switch (function) {
        case 0:
            return to_int((LONG) x + y);
        case 1:
            return to_int((LONG) x - y);
        case 2:
            return to_int((LONG) x * y);
        case 4:
            return to_int(whole_remainder(x, y));
        case 6:
            return x > y ? x : y;
        case 7:
            return x < y ? x : y;
        case 8:
            return x == y;
        case 9:
            return x > y;
        case 10:
            return x >= y;
        default:
            return function < 0 ? y : TO_INT(join(function, (float) x, (float) y));
    }
}

//: function scatter_elements uses index join
// count, to, from, updates, where the indices are, whether they are whole, wrong, axis, function, whether the elements
// are whole, rank, then per axis: length of the data, of the indices, step of the indices
FUNCTION void scatter_elements(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int to = m[at + 1];
    int from = m[at + 2];
    int updates = m[at + 3];
    int numbers = m[at + 4];
    int isWhole = m[at + 5];
    int wrong = m[at + 6];
    int along = m[at + 7];
    int function = m[at + 8];
    int areWhole = m[at + 9];
    int rank = m[at + 10];
    int axes = at + 11;
    int length = m[axes + 3 * along];
    int candidates = m[axes + 3 * along + 1];
    int step = m[axes + 3 * along + 2];
    for (int i = id; i < n; i += count) {
        int rest = i;
        int start = 0;
        int own = 0;
        int isCovered = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            int index = rest % m[axes + 3 * axis];
            rest /= m[axes + 3 * axis];
            if (axis == along) {
                own = index;
            } else {
                isCovered &= index < m[axes + 3 * axis + 1];
                start += index * m[axes + 3 * axis + 2];
            }
        }
        int element = a[from + i];
        for (int j = 0; j < candidates && isCovered; j++) {
            int place = start + j * step;
            if (index_at(a, numbers + place, isWhole, length, wrong) == own) {
                int update = a[updates + place];
                element = areWhole
                        ? join_whole(function, element, update)
                        : AS_INT(join(function, AS_FLOAT(element), AS_FLOAT(update)));
            }
        }
        a[to + i] = element;
    }
}

//: function order uses base
// count, to, from, whether the elements are whole, length, numbers behind the axis, whether from the greatest down
// Every element counts those that come before it; NaN is greater than every number.
FUNCTION void order(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int to = m[at + 1];
    int from = m[at + 2];
    int isWhole = m[at + 3];
    int length = m[at + 4];
    int inner = m[at + 5];
    int isDescending = m[at + 6];
    for (int i = id; i < n; i += count) {
        int own = i / inner % length;
        int line = i / inner / length * length * inner + i % inner;
        int rank = 0;
        if (isWhole) {
            int x = a[from + i];
            for (int j = 0; j < length; j++) {
                int y = a[from + line + j * inner];
                rank += y == x ? j < own : isDescending ? y > x : y < x;
            }
        } else {
            float x = AS_FLOAT(a[from + i]);
            for (int j = 0; j < length; j++) {
                float y = AS_FLOAT(a[from + line + j * inner]);
                int isEqual = x == y || (x != x && y != y);
                int isGreater = y > x || (y != y && x == x);
                rank += isEqual ? j < own : isDescending ? isGreater : !isGreater;
            }
        }
        a[to + line + rank * inner] = own;
    }
}
