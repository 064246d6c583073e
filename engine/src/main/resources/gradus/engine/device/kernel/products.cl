//: product_table uses strided
// count, to, left, right, rows, columns, terms, then the steps of the left matrices along rows and terms, of the right
// ones along terms and columns, rank of the stack, its lengths, the left one's steps, the right one's

//: stored uses base
// What becomes of each number of a product: it is stored. Where a formula follows the product, such macros are written
// for it (see `Epilogue`), and the function is made anew with their name instead of STORE; where its row stands is told
// in place of `to`.
#define STORE_START \
        int to = m[at + 1];
#define STORE_EACH(i, number) \
        a[to + (i)] = AS_INT(number);

//: contract_each uses stored product_table
#define CONTRACT(NAME, END) \
    FUNCTION void NAME(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) { \
        END##_START \
        int n = m[at]; \
        int rows = m[at + 4]; \
        int columns = m[at + 5]; \
        int terms = m[at + 6]; \
        int leftStep = m[at + 8]; \
        int rightStep = m[at + 9]; \
        int rank = m[at + 11]; \
        for (int i = id; i < n; i += count) { \
            int line = i / columns; \
            int stack = line / rows; \
            int left = m[at + 2] + strided(m, at + 12, at + 12 + rank, rank, stack) \
                + (line - stack * rows) * m[at + 7]; \
            int right = m[at + 3] + strided(m, at + 12, at + 12 + 2 * rank, rank, stack) \
                + (i - line * columns) * m[at + 10]; \
            float sum = 0; \
            int term = 0; \
            while (term < terms) { \
                int end = terms - term > 512 ? term + 512 : terms; \
                float part = 0; \
                for (; term < end; term++) { \
                    float x = AS_FLOAT(a[left + term * leftStep]); \
                    part = MULTIPLY_ADD(x, AS_FLOAT(a[right + term * rightStep]), part); \
                } \
                sum += part; \
            } \
            END##_EACH(i, sum) \
        } \
    }

//: function contract uses contract_each
// Matrix products, every element for itself. Long sums are summed in parts.
CONTRACT(contract, STORE)

//: tile_sizes uses stored
// A group for every tile of a product, of ROWS × COLUMNS numbers: both its sides are put into local memory, some terms
// at a time. Each thread computes M × N numbers, which stand apart, so that neighbours read and write neighbours.
// LEFT(row, term) and RIGHT(term, column) read the matrices; BY_TERM tells which of both neighbours differ in.
#define TERMS 16
#define TILE_START(ROWS, COLUMNS, M, N, LEFT_BY_TERM, RIGHT_BY_TERM) \
        LOCAL float leftTile[TERMS * (ROWS + 1)]; \
        LOCAL float rightTile[TERMS * (COLUMNS + 1)]; \
        const int threads = ROWS * COLUMNS / (M * N); \
        int rows = m[at + 4]; \
        int columns = m[at + 5]; \
        int terms = m[at + 6]; \
        int across = (columns + COLUMNS - 1) / COLUMNS; \
        int down = (rows + ROWS - 1) / ROWS; \
        int stack = GROUP_ID / across / down; \
        int firstRow = GROUP_ID / across % down * ROWS; \
        int firstColumn = GROUP_ID % across * COLUMNS; \
        int id = LOCAL_ID; \
        int x = id % (COLUMNS / N); \
        int y = id / (COLUMNS / N); \
        int leftRow = LEFT_BY_TERM ? id / TERMS : id % ROWS; \
        int leftTerm = LEFT_BY_TERM ? id % TERMS : id / ROWS; \
        int leftRows = LEFT_BY_TERM ? threads / TERMS : 0; \
        int leftTerms = LEFT_BY_TERM ? 0 : threads / ROWS; \
        int rightColumn = RIGHT_BY_TERM ? id / TERMS : id % COLUMNS; \
        int rightTerm = RIGHT_BY_TERM ? id % TERMS : id / COLUMNS; \
        int rightColumns = RIGHT_BY_TERM ? threads / TERMS : 0; \
        int rightTerms = RIGHT_BY_TERM ? 0 : threads / COLUMNS; \
        float sums[M * N]; \
        for (int i = 0; i < M * N; i++) { \
            sums[i] = 0; \
        }

#define TILE_LOOP(ROWS, COLUMNS, M, N, FROM, TO, LEFT, RIGHT) \
        for (int first = FROM; first < TO; first += TERMS) { \
            for (int i = 0; i < ROWS * TERMS / threads; i++) { \
                int row = leftRow + i * leftRows; \
                int term = leftTerm + i * leftTerms; \
                int isThere = firstRow + row < rows && first + term < TO; \
                leftTile[term * (ROWS + 1) + row] = isThere ? LEFT(firstRow + row, first + term) : 0.0f; \
            } \
            for (int i = 0; i < COLUMNS * TERMS / threads; i++) { \
                int column = rightColumn + i * rightColumns; \
                int term = rightTerm + i * rightTerms; \
                int isThere = firstColumn + column < columns && first + term < TO; \
                rightTile[term * (COLUMNS + 1) + column] = isThere ? RIGHT(first + term, firstColumn + column) : 0.0f; \
            } \
            BARRIER; \
            for (int term = 0; term < TERMS; term++) { \
                float lefts[M]; \
                float rights[N]; \
                for (int i = 0; i < M; i++) { \
                    lefts[i] = leftTile[term * (ROWS + 1) + y + i * (ROWS / M)]; \
                } \
                for (int j = 0; j < N; j++) { \
                    rights[j] = rightTile[term * (COLUMNS + 1) + x + j * (COLUMNS / N)]; \
                } \
                for (int i = 0; i < M; i++) { \
                    for (int j = 0; j < N; j++) { \
                        sums[N * i + j] = MULTIPLY_ADD(lefts[i], rights[j], sums[N * i + j]); \
                    } \
                } \
            } \
            BARRIER; \
        }

// PLACE(row, column) tells which element of the product a number is.
#define TILE_END(ROWS, COLUMNS, M, N, PLACE, END) \
        { \
            END##_START \
            for (int i = 0; i < M; i++) { \
                for (int j = 0; j < N; j++) { \
                    int row = firstRow + y + i * (ROWS / M); \
                    int column = firstColumn + x + j * (COLUMNS / N); \
                    if (row < rows && column < columns) { \
                        int place = PLACE(row, column); \
                        float sum = sums[N * i + j]; \
                        END##_EACH(place, sum) \
                    } \
                } \
            } \
        }

//: contract_tiles uses tile_sizes product_table
#define CONTRACT_LEFT(row, term) AS_FLOAT(a[left + (row) * rowStep + (term) * leftStep])
#define CONTRACT_RIGHT(term, column) AS_FLOAT(a[right + (term) * rightStep + (column) * columnStep])
#define CONTRACT_PLACE(row, column) (stack * rows + (row)) * columns + (column)
#define CONTRACT_TILE(NAME, SIDE, NUMBERS, LEFT_BY_TERM, RIGHT_BY_TERM, END) \
    KERNEL void NAME(PARAMETERS) { \
        TILE_START(SIDE, SIDE, NUMBERS, NUMBERS, LEFT_BY_TERM, RIGHT_BY_TERM) \
        int rowStep = m[at + 7]; \
        int leftStep = m[at + 8]; \
        int rightStep = m[at + 9]; \
        int columnStep = m[at + 10]; \
        int rank = m[at + 11]; \
        int left = m[at + 2] + strided(m, at + 12, at + 12 + rank, rank, stack); \
        int right = m[at + 3] + strided(m, at + 12, at + 12 + 2 * rank, rank, stack); \
        TILE_LOOP(SIDE, SIDE, NUMBERS, NUMBERS, 0, terms, CONTRACT_LEFT, CONTRACT_RIGHT) \
        TILE_END(SIDE, SIDE, NUMBERS, NUMBERS, CONTRACT_PLACE, END) \
    }

//: k_contract_128x128_nn uses contract_tiles
CONTRACT_TILE(k_contract_128x128_nn, 128, 8, 1, 0, STORE)

//: k_contract_128x128_nt uses contract_tiles
CONTRACT_TILE(k_contract_128x128_nt, 128, 8, 1, 1, STORE)

//: k_contract_128x128_tn uses contract_tiles
CONTRACT_TILE(k_contract_128x128_tn, 128, 8, 0, 0, STORE)

//: k_contract_128x128_tt uses contract_tiles
CONTRACT_TILE(k_contract_128x128_tt, 128, 8, 0, 1, STORE)

//: k_contract_64x64_nn uses contract_tiles
CONTRACT_TILE(k_contract_64x64_nn, 64, 4, 1, 0, STORE)

//: k_contract_64x64_nt uses contract_tiles
CONTRACT_TILE(k_contract_64x64_nt, 64, 4, 1, 1, STORE)

//: k_contract_64x64_tn uses contract_tiles
CONTRACT_TILE(k_contract_64x64_tn, 64, 4, 0, 0, STORE)

//: k_contract_64x64_tt uses contract_tiles
CONTRACT_TILE(k_contract_64x64_tt, 64, 4, 0, 1, STORE)

//: k_contract_32x32_nn uses contract_tiles
CONTRACT_TILE(k_contract_32x32_nn, 32, 4, 1, 0, STORE)

//: k_contract_32x32_nt uses contract_tiles
CONTRACT_TILE(k_contract_32x32_nt, 32, 4, 1, 1, STORE)

//: k_contract_32x32_tn uses contract_tiles
CONTRACT_TILE(k_contract_32x32_tn, 32, 4, 0, 0, STORE)

//: k_contract_32x32_tt uses contract_tiles
CONTRACT_TILE(k_contract_32x32_tt, 32, 4, 0, 1, STORE)

//: k_contract_16x16_nn uses contract_tiles
CONTRACT_TILE(k_contract_16x16_nn, 16, 2, 1, 0, STORE)

//: k_contract_16x16_nt uses contract_tiles
CONTRACT_TILE(k_contract_16x16_nt, 16, 2, 1, 1, STORE)

//: k_contract_16x16_tn uses contract_tiles
CONTRACT_TILE(k_contract_16x16_tn, 16, 2, 0, 0, STORE)

//: k_contract_16x16_tt uses contract_tiles
CONTRACT_TILE(k_contract_16x16_tt, 16, 2, 0, 1, STORE)
