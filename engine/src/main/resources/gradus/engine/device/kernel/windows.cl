//: windows uses base
// How windows lie in an image stands in the table: the number of axes, then of each: the image's length, the kernel's,
// windows, stride, dilation, how far the first window reaches out before.

// Where in its image a place of a window lies; -1 outside.
FUNCTION int under(GLOBAL const int *m, int at, int place, int window) {
    int step = 1;
    int found = 0;
    for (int row = at + 1 + 6 * (m[at] - 1); row > at; row -= 6) {
        int kernelLength = m[row + 1];
        int windows = m[row + 2];
        int index = window % windows * m[row + 3] + place % kernelLength * m[row + 4] - m[row + 5];
        if (index < 0 || index >= m[row]) {
            return -1;
        }
        found += index * step;
        step *= m[row];
        window /= windows;
        place /= kernelLength;
    }
    return found;
}

// The window of which a place lies over an element of the image; -1 where there is none.
FUNCTION int over(GLOBAL const int *m, int at, int place, int element) {
    int step = 1;
    int found = 0;
    for (int row = at + 1 + 6 * (m[at] - 1); row > at; row -= 6) {
        int kernelLength = m[row + 1];
        int stride = m[row + 3];
        int far = element % m[row] + m[row + 5] - place % kernelLength * m[row + 4];
        int window = far / stride;
        if (far < 0 || window * stride != far || window >= m[row + 2]) {
            return -1;
        }
        found += window * step;
        step *= m[row + 2];
        element /= m[row];
        place /= kernelLength;
    }
    return found;
}

//: function unfold uses windows
// count, to, from, windows of an image, places of a window, elements of an image, elsewhere, how windows lie
FUNCTION void unfold(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int windows = m[at + 3];
    int places = m[at + 4];
    for (int i = id; i < n; i += count) {
        int row = i / windows;
        int plane = row / places;
        int element = under(m, at + 7, row - plane * places, i - row * windows);
        a[m[at + 1] + i] = element < 0 ? m[at + 6] : a[m[at + 2] + plane * m[at + 5] + element];
    }
}

//: function fold_back uses windows
// The same, the other way: every element of the images sums what lies over it.
FUNCTION void fold_back(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int windows = m[at + 3];
    int places = m[at + 4];
    int size = m[at + 5];
    for (int i = id; i < n; i += count) {
        int plane = i / size;
        int from = m[at + 2] + plane * places * windows;
        float sum = 0;
        for (int place = 0; place < places; place++) {
            int window = over(m, at + 7, place, i - plane * size);
            if (window >= 0) {
                sum += AS_FLOAT(a[from + place * windows + window]);
            }
        }
        a[m[at + 1] + i] = AS_INT(sum);
    }
}

//: function max_pool uses windows
// count, to, from, windows, places, elements of an image, where the winners' places go, how windows lie
FUNCTION void max_pool(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int windows = m[at + 3];
    int places = m[at + 4];
    for (int i = id; i < n; i += count) {
        int plane = i / windows;
        int from = m[at + 2] + plane * m[at + 5];
        float largest = -INFINITY;
        int best = 0;
        for (int place = 0; place < places; place++) {
            int element = under(m, at + 7, place, i - plane * windows);
            if (element >= 0) {
                float x = AS_FLOAT(a[from + element]);
                if (x > largest || (x != x && largest == largest)) {
                    largest = x;
                    best = place;
                }
            }
        }
        a[m[at + 1] + i] = AS_INT(largest + 0.0f);
        a[m[at + 6] + i] = AS_INT((float) best);
    }
}

//: function max_pool_back uses windows
// count, to, from, windows, places, elements of an image, where the winners' places are, how windows lie
FUNCTION void max_pool_back(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    int n = m[at];
    int windows = m[at + 3];
    int places = m[at + 4];
    int size = m[at + 5];
    for (int i = id; i < n; i += count) {
        int plane = i / size;
        float sum = 0;
        for (int place = 0; place < places; place++) {
            int window = over(m, at + 7, place, i - plane * size);
            if (window >= 0 && AS_FLOAT(a[m[at + 6] + plane * windows + window]) == (float) place) {
                sum += AS_FLOAT(a[m[at + 2] + plane * windows + window]);
            }
        }
        a[m[at + 1] + i] = AS_INT(sum);
    }
}

//: convolution_table uses windows stored
// count, to, left, right, kernels of a group, groups, channels of a group, windows of an image, places of a window,
// elements of an image (of one channel), images, how windows lie
#define CONVOLUTION_TABLE \
    int n = m[at]; \
    int kernels = m[at + 4]; \
    int groups = m[at + 5]; \
    int channels = m[at + 6]; \
    int windows = m[at + 7]; \
    int places = m[at + 8]; \
    int size = m[at + 9];

//: convolve_each uses convolution_table
#define CONVOLVE(NAME, END) \
    FUNCTION void NAME(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) { \
        END##_START \
        CONVOLUTION_TABLE \
        for (int i = id; i < n; i += count) { \
            int row = i / windows; \
            int plane = row / kernels; \
            int left = m[at + 2] + row % (kernels * groups) * channels * places; \
            int right = m[at + 3] + plane * channels * size; \
            float sum = 0; \
            for (int place = 0; place < places; place++) { \
                int element = under(m, at + 11, place, i - row * windows); \
                if (element >= 0) { \
                    float part = 0; \
                    for (int channel = 0; channel < channels; channel++) { \
                        float x = AS_FLOAT(a[left + channel * places + place]); \
                        part = MULTIPLY_ADD(x, AS_FLOAT(a[right + channel * size + element]), part); \
                    } \
                    sum += part; \
                } \
            } \
            END##_EACH(i, sum) \
        } \
    }

//: function convolve uses convolve_each
// left: the kernels, right: the images
CONVOLVE(convolve, STORE)

//: function convolve_for_kernels uses convolution_table
// left: the gradients of the products, right: the images
FUNCTION void convolve_for_kernels(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {
    CONVOLUTION_TABLE
    int images = m[at + 10];
    for (int i = id; i < n; i += count) {
        int place = i % places;
        int channel = i / places % channels;
        int row = i / places / channels;
        int left = m[at + 2] + row * windows;
        int right = m[at + 3] + (row / kernels * channels + channel) * size;
        float sum = 0;
        for (int image = 0; image < images; image++) {
            float all = 0;
            float part = 0;
            for (int window = 0; window < windows; window++) {
                int element = under(m, at + 11, place, window);
                if (element >= 0) {
                    part = MULTIPLY_ADD(AS_FLOAT(a[left + window]), AS_FLOAT(a[right + element]), part);
                }
                if ((window & 255) == 255) {
                    all += part;
                    part = 0;
                }
            }
            sum += all + part;
            left += groups * kernels * windows;
            right += groups * channels * size;
        }
        a[m[at + 1] + i] = AS_INT(sum);
    }
}

//: convolve_for_images_each uses convolution_table
#define CONVOLVE_FOR_IMAGES(NAME, END) \
    FUNCTION void NAME(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) { \
        END##_START \
        CONVOLUTION_TABLE \
        for (int i = id; i < n; i += count) { \
            int plane = i / size; \
            int channel = plane % channels; \
            int group = plane / channels % groups; \
            int image = plane / channels / groups; \
            int left = m[at + 2] + (group * kernels * channels + channel) * places; \
            int right = m[at + 3] + (image * groups + group) * kernels * windows; \
            float sum = 0; \
            for (int place = 0; place < places; place++) { \
                int window = over(m, at + 11, place, i - plane * size); \
                if (window >= 0) { \
                    float part = 0; \
                    for (int kernelIndex = 0; kernelIndex < kernels; kernelIndex++) { \
                        float x = AS_FLOAT(a[left + kernelIndex * channels * places + place]); \
                        part = MULTIPLY_ADD(x, AS_FLOAT(a[right + kernelIndex * windows + window]), part); \
                    } \
                    sum += part; \
                } \
            } \
            END##_EACH(i, sum) \
        } \
    }

//: function convolve_for_images uses convolve_for_images_each
// left: the kernels, right: the gradients of the products
CONVOLVE_FOR_IMAGES(convolve_for_images, STORE)

//: convolution_tiles uses tile_sizes
// count, to, left, right, rows, columns, terms, then at 7: groups, kernels and channels of a group, windows of an
// image, elements of an image, images, at 13 the lengths of three axes: of the image, of the windows, strides, how far
// they reach out; at 25 parts that terms are cut into and terms of a part; from 27 on four numbers for each term of
// a window: its channel's or kernel's beginning, and how far it lies from the first along each axis.
#define CONVOLUTION(NAME, ROWS, COLUMNS, M, N, SETUP, LEFT, RIGHT, RIGHT_BY_TERM, PLACE, END) \
    KERNEL void NAME(PARAMETERS) { \
        TILE_START(ROWS, COLUMNS, M, N, 1, RIGHT_BY_TERM) \
        int left = m[at + 2]; \
        int right = m[at + 3]; \
        int groups = m[at + 7]; \
        int kernels = m[at + 8]; \
        int channels = m[at + 9]; \
        int windows = m[at + 10]; \
        int size = m[at + 11]; \
        int group = stack % groups; \
        int from = stack / groups * m[at + 26]; \
        int upTo = from + m[at + 26] < terms ? from + m[at + 26] : terms; \
        SETUP \
        TILE_LOOP(ROWS, COLUMNS, M, N, from, upTo, LEFT, RIGHT) \
        TILE_END(ROWS, COLUMNS, M, N, PLACE, END) \
    }

// The element of a channel that lies under a term of the window that begins at x, y, z; 0 outside of the image.
FUNCTION float image_at(GLOBAL const int *a, GLOBAL const int *m, int at, int image, int term, int z, int y, int x) {
    int row = at + 27 + 4 * term;
    z += m[row + 1];
    y += m[row + 2];
    x += m[row + 3];
    int isThere = x >= 0 && x < m[at + 15] && y >= 0 && y < m[at + 14] && z >= 0 && z < m[at + 13];
    return isThere ? AS_FLOAT(a[image + m[row] + (z * m[at + 14] + y) * m[at + 15] + x]) : 0.0f;
}

// Where a window begins, along each axis.
#define WINDOW_START(window) \
        int line = (window) / m[at + 18]; \
        int plane = line / m[at + 17]; \
        int x0 = ((window) - line * m[at + 18]) * m[at + 21] - m[at + 24]; \
        int y0 = (line - plane * m[at + 17]) * m[at + 20] - m[at + 23]; \
        int z0 = plane * m[at + 19] - m[at + 22];

FUNCTION float image_under(GLOBAL const int *a, GLOBAL const int *m, int at, int image, int term, int window) {
    WINDOW_START(window)
    return image_at(a, m, at, image, term, z0, y0, x0);
}

FUNCTION int window_at(int far, int stride, int windows) {
    int window = stride == 1 ? far : far / stride;
    return far >= 0 && window < windows && window * stride == far ? window : -1;
}

// The gradient of the window of which a term lies over the element x, y, z of the image; 0 where there is none.
FUNCTION float window_over(
        GLOBAL const int *a, GLOBAL const int *m, int at, int products, int term, int z, int y, int x) {
    int row = at + 27 + 4 * term;
    int column = window_at(x + m[at + 24] - m[row + 3], m[at + 21], m[at + 18]);
    int line = window_at(y + m[at + 23] - m[row + 2], m[at + 20], m[at + 17]);
    int plane = window_at(z + m[at + 22] - m[row + 1], m[at + 19], m[at + 16]);
    int isThere = column >= 0 && line >= 0 && plane >= 0;
    return isThere ? AS_FLOAT(a[products + m[row] + (plane * m[at + 17] + line) * m[at + 18] + column]) : 0.0f;
}

//: convolve_parts uses convolution_tiles
#define KERNEL_OF(row, term) AS_FLOAT(a[left + (group * kernels + (row)) * terms + (term)])
#define OWN_WINDOW \
        int own = firstColumn + rightColumn; \
        int ownImage = right + (own / windows * groups + group) * channels * size; \
        WINDOW_START(own % windows)
#define IMAGE_OF(term, column) image_at(a, m, at, ownImage, term, z0, y0, x0)
#define PRODUCT_PLACE(row, column) \
    (((column) / windows * groups + group) * kernels + (row)) * windows + (column) % windows

//: k_convolve_64x64 uses convolve_parts
CONVOLUTION(k_convolve_64x64, 64, 64, 4, 4, OWN_WINDOW, KERNEL_OF, IMAGE_OF, 0, PRODUCT_PLACE, STORE)

//: k_convolve_32x128 uses convolve_parts
CONVOLUTION(k_convolve_32x128, 32, 128, 4, 4, OWN_WINDOW, KERNEL_OF, IMAGE_OF, 0, PRODUCT_PLACE, STORE)

//: k_convolve_16x256 uses convolve_parts
CONVOLUTION(k_convolve_16x256, 16, 256, 4, 4, OWN_WINDOW, KERNEL_OF, IMAGE_OF, 0, PRODUCT_PLACE, STORE)

//: convolve_for_kernels_parts uses convolution_tiles
#define GRADIENT_OF(row, term) \
    AS_FLOAT(a[left + (((term) / windows * groups + group) * kernels + (row)) * windows + (term) % windows])
#define WINDOW_OF(term, column) \
    image_under(a, m, at, right + ((term) / windows * groups + group) * channels * size, column, (term) % windows)
#define KERNEL_PLACE(row, column) (stack * kernels + (row)) * columns + (column)

//: k_convolve_for_kernels_64x64 uses convolve_for_kernels_parts
CONVOLUTION(k_convolve_for_kernels_64x64, 64, 64, 4, 4, , GRADIENT_OF, WINDOW_OF, 1, KERNEL_PLACE, STORE)

//: k_convolve_for_kernels_32x32 uses convolve_for_kernels_parts
CONVOLUTION(k_convolve_for_kernels_32x32, 32, 32, 2, 2, , GRADIENT_OF, WINDOW_OF, 1, KERNEL_PLACE, STORE)

//: k_convolve_for_kernels_16x16 uses convolve_for_kernels_parts
CONVOLUTION(k_convolve_for_kernels_16x16, 16, 16, 1, 1, , GRADIENT_OF, WINDOW_OF, 1, KERNEL_PLACE, STORE)

//: convolve_for_images_parts uses convolution_tiles
#define TURNED(row, term) \
    AS_FLOAT(a[left + ((group * kernels + (term) / places) * channels + (row)) * places + (term) % places])
#define OWN_ELEMENT \
        int places = terms / kernels; \
        int own = firstColumn + rightColumn; \
        int ownProducts = right + (own / size * groups + group) * kernels * windows; \
        int x0 = own % size % m[at + 15]; \
        int y0 = own % size / m[at + 15] % m[at + 14]; \
        int z0 = own % size / m[at + 15] / m[at + 14];
#define GRADIENT_OVER(term, column) window_over(a, m, at, ownProducts, term, z0, y0, x0)
#define IMAGE_PLACE(row, column) (((column) / size * groups + group) * channels + (row)) * size + (column) % size

//: k_convolve_for_images_64x64 uses convolve_for_images_parts
CONVOLUTION(k_convolve_for_images_64x64, 64, 64, 4, 4, OWN_ELEMENT, TURNED, GRADIENT_OVER, 0, IMAGE_PLACE, STORE)

//: k_convolve_for_images_32x128 uses convolve_for_images_parts
CONVOLUTION(k_convolve_for_images_32x128, 32, 128, 4, 4, OWN_ELEMENT, TURNED, GRADIENT_OVER, 0, IMAGE_PLACE, STORE)

//: k_convolve_for_images_16x256 uses convolve_for_images_parts
CONVOLUTION(k_convolve_for_images_16x256, 16, 256, 4, 4, OWN_ELEMENT, TURNED, GRADIENT_OVER, 0, IMAGE_PLACE, STORE)
