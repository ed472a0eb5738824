package org.vmorph.proofs.symbolic;

import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.enumerations.Z3_decl_kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A question in SMT-LIB 2: what it is remembered by, and what is exported. The same formulas have
 * the same text, whatever else their context has seen.
 *
 * <p>Z3 has two ways of writing them. One lays them out for readers, which takes longer than most
 * answers do; the other names what somebody happens to refer to, and so is not the same each time.
 */
final class QuestionText {
  /** What is a name in SMT-LIB 2 without bars around it. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z~!@$%^&*_+=<>.?/-][\\w~!@$%^&*+=<>.?/-]*");

  private static final int COLUMNS = 100;

  /**
   * Where formulas are looked at: who looks at a part refers to it for a while, and which case Z3
   * finds depends on what is referred to. One at a time.
   */
  private static final Context COPIES = new Context();

  private final Map<String, String> declared = new TreeMap<>();

  private QuestionText() {}

  /** The declarations, by name, and an assertion for each formula. */
  static String of(BoolExpr... all) {
    var question = new QuestionText();
    var text = new StringBuilder();
    synchronized (COPIES) {
      for (var formula : all) {
        question.new Assertion().write(formula.translate(COPIES), text);
      }
    }
    var declarations = new StringBuilder();
    question.declared.forEach(
        (name, sort) -> declarations.append("(declare-fun %s () %s)\n".formatted(name, sort)));
    return inLines(declarations.append(text));
  }

  /** Long lines are broken between two terms; between bars is a name, which is left as it is. */
  private static String inLines(StringBuilder text) {
    int column = 0;
    boolean isName = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      isName ^= c == '|';
      if (c == ' ' && column >= COLUMNS && !isName) {
        text.setCharAt(i, '\n');
        c = '\n';
      }
      column = c == '\n' ? 0 : column + 1;
    }
    return text.toString();
  }

  /** A part of a formula that has parts. */
  private static final class Part {
    private final String operation;
    private final List<Object> arguments = new ArrayList<>();
    private int uses;
    private String text = "";

    Part(String operation) {
      this.operation = operation;
    }

    /** With a name, if it is used more than once. */
    String written(int number) {
      var whole = new StringBuilder("(").append(operation);
      for (var argument : arguments) {
        whole.append(' ').append(argument instanceof Part part ? part.text : argument);
      }
      whole.append(')');
      if (uses < 2) {
        text = whole.toString();
        return "";
      }
      text = "?" + number;
      return "(let ((%s %s))\n".formatted(text, whole);
    }
  }

  /** One formula: parts that are used more than once are named, in the order in which they end. */
  private final class Assertion {
    private final Map<Integer, Object> known = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    void write(Expr<?> formula, StringBuilder text) {
      var whole = part(formula);
      text.append("(assert\n");
      int named = 0;
      for (var part : parts) {
        var let = part.written(named + 1);
        text.append(let);
        named += let.isEmpty() ? 0 : 1;
      }
      text.append(whole instanceof Part part ? part.text : whole);
      text.append(")".repeat(named)).append(")\n");
    }

    private Object part(Expr<?> term) {
      var seen = known.get(term.getId());
      if (seen == null) {
        seen = term.getNumArgs() == 0 ? leaf(term) : made(term);
        known.put(term.getId(), seen);
      }
      if (seen instanceof Part part) {
        part.uses++;
      }
      return seen;
    }

    private Part made(Expr<?> term) {
      var part = new Part(operation(term.getFuncDecl()));
      for (var argument : term.getArgs()) {
        part.arguments.add(part(argument));
      }
      parts.add(part);
      return part;
    }
  }

  private static String operation(FuncDecl<?> made) {
    var name = made.getDeclKind() == Z3_decl_kind.Z3_OP_ITE ? "ite" : made.getName().toString();
    if (made.getNumParameters() == 0) {
      return name;
    }
    var indexed = new StringBuilder("(_ ").append(name);
    for (var parameter : made.getParameters()) {
      indexed.append(' ').append(parameter.getInt());
    }
    return indexed.append(')').toString();
  }

  private String leaf(Expr<?> term) {
    return switch (term) {
      case BitVecNum word -> "(_ bv%s %d)".formatted(word, word.getSortSize());
      case IntNum number ->
          number.toString().startsWith("-")
              ? "(- %s)".formatted(number.toString().substring(1))
              : number.toString();
      default -> constant(term);
    };
  }

  private String constant(Expr<?> term) {
    var declaration = term.getFuncDecl();
    var name = declaration.getName().toString();
    if (declaration.getDeclKind() != Z3_decl_kind.Z3_OP_UNINTERPRETED) {
      return name;
    }
    // Else two questions could have one text, and one of them the other's answer.
    if (name.startsWith("?") || name.contains("|")) {
      throw new IllegalStateException("an unknown is called " + name + ", as no text may have it");
    }
    var quoted = PLAIN.matcher(name).matches() ? name : "|" + name + "|";
    var sort = term.getSort().toString();
    var earlier = declared.putIfAbsent(quoted, sort);
    if (earlier != null && !earlier.equals(sort)) {
      throw new IllegalStateException(
          "two unknowns are called %s: %s and %s".formatted(name, earlier, sort));
    }
    return quoted;
  }
}
