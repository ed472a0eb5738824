package org.vmorph.model.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PerMachine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * Prints words and conditions the way the paper writes them: {@code E[ea]}, {@code if ra = 0 then
 * ea else P + 1}. Names that are not the machine's own are explained by a legend.
 */
public final class Paper {
  private static final PerMachine<PaperNames> NAMES = new PerMachine<>(PaperNames::new);

  private final Architecture machine;
  private final boolean exact;
  private final PaperNames names;
  private final Legend legend = new Legend();
  private final Map<Word.Let, String> lets = new HashMap<>();

  private Paper(Architecture machine, boolean exact) {
    this.machine = machine;
    this.exact = exact;
    this.names = NAMES.of(machine);
  }

  /** Prints what is written: that a word is narrowed to its low bits is not shown. */
  public static Paper written(Architecture machine) {
    return new Paper(machine, false);
  }

  /** Prints what is meant: only widening is not shown. */
  public static Paper exact(Architecture machine) {
    return new Paper(machine, true);
  }

  /** What was used so far. */
  Legend legend() {
    return legend;
  }

  /** A word. */
  public String word(Word word) {
    return phrase(word).text();
  }

  /** A condition. */
  public String condition(Condition condition) {
    return phrase(condition).text();
  }

  /** A value that is put into a place or compared with it: for the mode, its name. */
  String word(Word.Place place, Word value) {
    return beside(place, value).text();
  }

  private Phrase beside(Word place, Word value) {
    var mode = machine.mode();
    if (!place.equals(mode.cell())) {
      return phrase(value);
    }
    return switch (value) {
      case Word.Literal(var number, var bits) -> Phrase.atom(mode.name(number));
      case Word.Choice(var test, var then, var otherwise) ->
          choice(test, beside(place, then), beside(place, otherwise));
      default -> phrase(value);
    };
  }

  private Phrase phrase(Word word) {
    var name = names.of(word);
    if (name.isPresent()) {
      legend.used(
          name.get(), "is " + names.meaning(name.get()).orElseGet(() -> expanded(word).text()));
      return Phrase.atom(name.get());
    }
    return expanded(word);
  }

  private Phrase expanded(Word word) {
    return switch (word) {
      case Word.Literal literal -> Phrase.atom(Numerals.plain(literal));
      case Word.Operand(var name, var bits) -> Phrase.atom(name);
      case Word.Size size -> {
        legend.used("q", "is the number of words of storage");
        yield Phrase.atom("q");
      }
      case Cell cell -> Phrase.atom(cell.name());
      case Word.Calculation calculation -> calculation(calculation);
      case Word.Choice(var test, var then, var otherwise) ->
          isOne(then) && isZero(otherwise)
              ? truth(test)
              : choice(test, phrase(then), phrase(otherwise));
      case Word.Let let -> let(let);
      case Word.Slice(var of, var low, var bits) -> slice(of, low, bits);
      case Word.Extension(var of, var bits, var signed) -> phrase(of);
      case Word.Join join ->
          tuple(names.together(parts(join).toList(), exact, part -> phrase(part).text()));
      case Word.At at -> at(at);
      case Word.Memory(var by, var address) -> Phrase.atom(by.name().formatted(word(address)));
      case Word.Packed packed -> packed(packed);
    };
  }

  /** What it stands for is said once, with the legend; what has its name already gets a stroke. */
  private Phrase let(Word.Let let) {
    var name = lets.get(let);
    if (name == null) {
      var meaning = "is " + word(let.word());
      name = let.name();
      while (lets.containsValue(name)) {
        name += "'";
      }
      lets.put(let, name);
      legend.used(name, meaning);
    }
    return Phrase.atom(name);
  }

  private static boolean isOne(Word word) {
    return word.equals(new Word.Literal(1, 1));
  }

  private static boolean isZero(Word word) {
    return word.equals(new Word.Literal(0, 1));
  }

  private Phrase truth(Condition test) {
    legend.used("a condition as a word", "is 1 if it holds and 0 if it does not");
    return phrase(test);
  }

  private Phrase choice(Condition test, Phrase then, Phrase otherwise) {
    var text =
        "if "
            + condition(test)
            + " then "
            + then.at(Phrase.CHOICE + 1)
            + " else "
            + otherwise.at(Phrase.CHOICE);
    return new Phrase(text, Phrase.CHOICE);
  }

  private Phrase calculation(Word.Calculation calculation) {
    var left = phrase(calculation.left());
    var right = calculation.right();
    var operator = calculation.operator();
    return switch (operator) {
      case ADD ->
          Numerals.isNegative(right)
              ? sum(left, "-", Phrase.atom(Numerals.magnitude(right)))
              : sum(left, "+", phrase(right));
      case SUB -> sum(left, "-", phrase(right));
      case MUL, MULHU, MULH, DIVU, DIV, REMU, REM ->
          new Phrase(
              left.at(Phrase.PRODUCT) + product(operator) + phrase(right).at(Phrase.ATOM),
              Phrase.PRODUCT);
      case AND, OR, XOR, SHL, SHR, SAR -> bits(operator, calculation.left(), right);
    };
  }

  private String product(Operator operator) {
    switch (operator) {
      case MULHU -> legend.used("*high", "is the high half of a product");
      case MULH -> legend.used("*highs", "is the high half of a product of signed numbers");
      case DIV -> legend.used("/s", "divides signed numbers");
      case REM -> legend.used("rems", "is what remains of signed numbers");
      default -> {}
    }
    return " " + operator.symbol() + " ";
  }

  private static Phrase sum(Phrase left, String sign, Phrase right) {
    if (right.text().equals("0")) {
      return left;
    }
    return new Phrase(
        left.at(Phrase.SUM) + " " + sign + " " + right.at(Phrase.PRODUCT), Phrase.SUM);
  }

  private Phrase bits(Operator operator, Word left, Word right) {
    if (operator == Operator.SHR) {
      legend.used(">>>", "shifts zeros in");
    }
    if (operator == Operator.SAR) {
      legend.used(">>", "shifts the sign in");
    }
    return new Phrase(mask(left) + " " + operator.symbol() + " " + mask(right), Phrase.BITS);
  }

  private String mask(Word word) {
    return word instanceof Word.Literal literal
        ? Numerals.mask(literal)
        : phrase(word).at(Phrase.ATOM);
  }

  /**
   * The low bits of a word are the word, unless one bit is meant or all is to be said; others are
   * given by number.
   */
  private Phrase slice(Word of, int low, int bits) {
    boolean narrowing = low == 0 && bits > 1;
    if (narrowing && (!exact || names.of(of).isPresent())) {
      return phrase(of);
    }
    legend.used("<7:4>", "are bits of a word, <7> is one; bit 0 is the lowest");
    var range = bits == 1 ? "<" + low + ">" : "<" + (low + bits - 1) + ":" + low + ">";
    return Phrase.atom(phrase(of).at(Phrase.ATOM) + range);
  }

  private static Stream<Word> parts(Word word) {
    return word instanceof Word.Join(var high, var low)
        ? Stream.concat(parts(high), parts(low))
        : Stream.of(word);
  }

  private static Phrase tuple(List<String> parts) {
    return Phrase.atom(parts.size() == 1 ? parts.get(0) : "(" + String.join(", ", parts) + ")");
  }

  private Phrase at(Word.At at) {
    boolean direct = at.base() instanceof Word.Literal(var value, var bits) && value == 0;
    var offset = word(at.offset());
    if (direct
        && at.file().role() == Role.GENERAL
        && (Numerals.isLiteral(at.offset()) || isOperand(at.offset()))) {
      return Phrase.atom(at.file().name() + offset);
    }
    var index = direct ? offset : sum(phrase(at.base()), "+", phrase(at.offset())).text();
    return Phrase.atom(at.file().name() + "[" + index + "]");
  }

  private static boolean isOperand(Word word) {
    return word instanceof Word.Operand;
  }

  private Phrase packed(Word.Packed packed) {
    var parts = names.parts(packed);
    if (names.isPsw(packed)) {
      return tuple(names.together(parts, exact, Cell::name));
    }
    legend.used(
        packed.name(),
        "is " + parts.stream().map(Cell::name).collect(Collectors.joining(", ", "(", ")")));
    return Phrase.atom(packed.name());
  }

  private Phrase phrase(Condition condition) {
    return switch (condition) {
      case Condition.Compare(var relation, var left, var right) ->
          compare(relation, relation.symbol(), left, right);
      case Condition.Not(var of) -> not(of);
      case Condition.And(var left, var right) ->
          new Phrase(
              phrase(left).at(Phrase.AND) + " and " + phrase(right).at(Phrase.AND), Phrase.AND);
      case Condition.Or(var left, var right) ->
          new Phrase(phrase(left).at(Phrase.OR) + " or " + phrase(right).at(Phrase.OR), Phrase.OR);
      case Condition.Always always -> Phrase.atom("true");
    };
  }

  private Phrase not(Condition of) {
    return switch (of) {
      case Condition.Compare(var relation, var left, var right) ->
          compare(relation, opposite(relation), left, right);
      default -> Phrase.atom("not " + phrase(of).at(Phrase.ATOM));
    };
  }

  private Phrase compare(Relation relation, String symbol, Word left, Word right) {
    if (relation == Relation.LESS) {
      legend.used(symbol, "compares signed numbers");
    }
    var text =
        beside(right, left).at(Phrase.COMPARISON + 1)
            + " "
            + symbol
            + " "
            + beside(left, right).at(Phrase.COMPARISON + 1);
    return new Phrase(text, Phrase.COMPARISON);
  }

  private static String opposite(Relation relation) {
    return switch (relation) {
      case EQUAL -> "/=";
      case BELOW -> ">=";
      case LESS -> ">=s";
    };
  }
}
