package gradus.engine.formula;

import gradus.engine.formula.Token.Kind;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Operation;
import gradus.engine.operation.Add;
import gradus.engine.operation.Div;
import gradus.engine.operation.Equal;
import gradus.engine.operation.Greater;
import gradus.engine.operation.GreaterOrEqual;
import gradus.engine.operation.Less;
import gradus.engine.operation.LessOrEqual;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Neg;
import gradus.engine.operation.Pow;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Transpose;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads statements by recursive descent:
///
/// ```text
/// statement  = [ name "=" ] comparison
/// comparison = sum [ ("<" | ">" | "<=" | ">=" | "==") sum ]
/// sum        = product { ("+" | "-") product }
/// product    = signed { ("*" | "/" | "@") signed }
/// signed     = { "-" | "+" } power
/// power      = value { ".T" } [ "^" signed ]
/// value      = number | list | name | name "(" arguments ")" | "(" comparison ")"
/// ```
final class Parser {

    private static final int DEEPEST = 200;

    /// The binary operators, loosest first.
    private static final List<Map<String, Operation>> LEVELS = List.of(
            Map.of(
                    "<", new Less(),
                    ">", new Greater(),
                    "<=", new LessOrEqual(),
                    ">=", new GreaterOrEqual(),
                    "==", new Equal()),
            Map.of("+", new Add(), "-", new Sub()),
            Map.of("*", new Mul(), "/", new Div(), "@", new MatMul()));

    private final List<Token> tokens;
    private final Functions functions;
    private int position;
    private int depth;
    private List<Part> parts = new ArrayList<>();

    Parser(List<Token> tokens, Functions functions) {
        this.tokens = tokens;
        this.functions = functions;
    }

    /// All statements, at least one.
    ///
    /// @throws GradusException at the first word that doesn't fit
    List<Part.Statement> statements() {
        List<Part.Statement> statements = new ArrayList<>();
        while (true) {
            while (peek().is(Kind.BREAK)) {
                position++;
            }
            if (peek().is(Kind.END)) {
                break;
            }
            statements.add(statement());
            if (!peek().is(Kind.BREAK) && !peek().is(Kind.END)) {
                throw unexpected("formula.write.operator");
            }
        }
        if (statements.isEmpty()) {
            throw Lexer.refuse("formula.empty", 1);
        }
        return statements;
    }

    private Part.Statement statement() {
        Token first = peek();
        boolean isNamed = first.is(Kind.NAME) && tokens.get(position + 1).is("=");
        if (isNamed) {
            position += 2;
        }
        parts = new ArrayList<>();
        binary(0);
        return new Part.Statement(isNamed ? Optional.of(first.text()) : Optional.empty(), first.column(), parts);
    }

    private int binary(int level) {
        if (level == LEVELS.size()) {
            return signed();
        }
        int left = binary(level + 1);
        while (peek().is(Kind.SIGN)) {
            Operation operation = LEVELS.get(level).get(peek().symbol());
            if (operation == null) {
                break;
            }
            Token sign = take();
            int right = binary(level + 1);
            left = apply(operation, sign, left, right);
        }
        return left;
    }

    /// Every recursion of the grammar passes here, so here its depth is kept in bounds.
    private int signed() {
        if (++depth > DEEPEST) {
            throw Lexer.refuse("formula.too-deep", peek().column(), String.valueOf(DEEPEST));
        }
        int result;
        if (peek().is("-")) {
            Token sign = take();
            int operand = signed();
            result = parts.get(operand) instanceof Part.Literal(Tensor value, String text, int column)
                            && column > sign.column()
                            && value.shape().rank() == 0
                            && value.scalar() > 0
                    ? replace(operand, new Part.Literal(Tensor.scalar(-value.scalar()), "-" + text, sign.column()))
                    : apply(new Neg(), sign, operand);
        } else if (peek().is("+")) {
            position++;
            result = signed();
        } else {
            result = power();
        }
        depth--;
        return result;
    }

    private int power() {
        int base = value();
        while (peek().is(".T")) {
            base = apply(new Transpose(List.of()), take(), base);
        }
        if (peek().is("^")) {
            Token sign = take();
            int exponent = signed();
            return apply(new Pow(), sign, base, exponent);
        }
        return base;
    }

    private int value() {
        Token token = peek();
        if (token.is("(")) {
            position++;
            int inner = binary(0);
            close(token);
            return inner;
        }
        return switch (token.kind()) {
            case NUMBER, LIST -> add(literal(take()));
            case NAME -> {
                position++;
                yield peek().is("(") ? call(token) : add(new Part.Reference(token.text(), token.column()));
            }
            case SIGN, BREAK, END -> throw unexpected("formula.write.value");
        };
    }

    private int call(Token name) {
        Operation prototype = functions.find(name);
        Token opening = take();
        List<Integer> arguments = new ArrayList<>();
        Map<Token, String> attributes = new LinkedHashMap<>();
        while (!peek().is(")") || !arguments.isEmpty() || !attributes.isEmpty()) {
            if (peek().is(Kind.NAME) && tokens.get(position + 1).is("=")) {
                Token attribute = take();
                position++;
                attributes.put(attribute, attributeText());
            } else if (attributes.isEmpty()) {
                arguments.add(binary(0));
            } else {
                throw unexpected("formula.write.attribute");
            }
            if (!peek().is(",")) {
                break;
            }
            position++;
        }
        close(opening);
        Operation operation = Functions.configure(prototype, attributes);
        Functions.requireArguments(operation, arguments.size(), name);
        for (int i = 0; i < arguments.size(); i++) {
            suit(arguments.get(i), operation.inputs().get(i).type());
        }
        return add(new Part.Application(operation, arguments, name.column()));
    }

    /// Makes whole numbers or truth values of a number typed where they belong: `gather(x, [2, 0])`.
    private void suit(int argument, ElementType type) {
        if (!type.isFloat() && parts.get(argument) instanceof Part.Literal(Tensor value, String text, int column)) {
            boolean suits = Arrays.stream(value.toDoubles())
                    .allMatch(number -> type == ElementType.BOOL
                            ? number == 0 || number == 1
                            : number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE);
            if (suits) {
                replace(argument, new Part.Literal(value.as(type), text, column));
            }
        }
    }

    private String attributeText() {
        String sign = "";
        if (peek().is("-")) {
            position++;
            sign = "-";
        }
        return switch (peek().kind()) {
            case NUMBER, LIST -> sign + take().text();
            case NAME -> sign + take().text() + (peek().is("(") ? parenthesis() : "");
            case SIGN, BREAK, END -> throw unexpected("formula.write.value");
        };
    }

    /// A parenthesis as it was typed: the arguments of a layer that is an attribute.
    private String parenthesis() {
        Token opening = take();
        StringBuilder text = new StringBuilder("(");
        for (int open = 1; open > 0; ) {
            if (peek().is(Kind.END) || peek().is(Kind.BREAK)) {
                throw Lexer.refuse("formula.unclosed", opening.column(), ")");
            }
            Token token = take();
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            text.append(token.text());
        }
        return text.toString();
    }

    private static Part.Literal literal(Token token) {
        try {
            return new Part.Literal(Tensor.parse(token.text()), token.text(), token.column());
        } catch (IllegalArgumentException malformed) {
            throw Lexer.refuse("formula.bad-number", token.column(), token.text());
        }
    }

    private void close(Token opening) {
        if (peek().is(Kind.END) || peek().is(Kind.BREAK)) {
            throw Lexer.refuse("formula.unclosed", opening.column(), ")");
        }
        if (!peek().is(")")) {
            throw unexpected("formula.write.operator");
        }
        position++;
    }

    private int apply(Operation operation, Token sign, Integer... arguments) {
        return add(new Part.Application(operation, List.of(arguments), sign.column()));
    }

    private int add(Part part) {
        parts.add(part);
        return parts.size() - 1;
    }

    private int replace(int index, Part part) {
        parts.set(index, part);
        return index;
    }

    private Token peek() {
        return tokens.get(position);
    }

    private Token take() {
        return tokens.get(position++);
    }

    private GradusException unexpected(String remedy) {
        Token token = peek();
        return token.is(Kind.END) || token.is(Kind.BREAK)
                ? Lexer.refuse("formula.ends-early", token.column(), Message.of(remedy))
                : Lexer.refuse("formula.unexpected", token.column(), token.text(), Message.of(remedy));
    }
}
