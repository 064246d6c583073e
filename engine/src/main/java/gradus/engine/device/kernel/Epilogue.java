package gradus.engine.device.kernel;

/// A formula that a product's kernel computes for each of its numbers before that is stored: the macros `NAME_START`,
/// which reads what is the same for all numbers, and `NAME_EACH(i, number)`, for number `i` of the product.
///
/// @param text declares both
/// @param row where in the table its lengths and places stand
/// @param work how many numbers are looked at, as a [Stage.Call] counts them
record Epilogue(String name, String text, int row, long work) {

    /// What stands in its place in the source: the product is stored as it is.
    private static final String STORED = "\\bSTORE\\b";

    /// A function of the source that computes a product, with this in the end.
    KernelFunction after(String product) {
        String made = product + "_" + name;
        KernelFunction plain = KernelFunction.of(product);
        String function = KernelSource.text(product)
                .replaceAll("\\b" + product + "\\b", made)
                .replaceAll(STORED, name);
        return new KernelFunction(made, plain.isGroup(), KernelSource.uses(product, "numbers"), text + function);
    }
}
