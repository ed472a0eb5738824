package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a bit pattern is written: from the high end, as manuals do. {@link BitText} writes it.
 *
 * <p>{@code 0100 1110} are bits that are fixed. {@code d[4:0]} are five bits of operand d, {@code
 * imm[20|10:1|11|19:12]} twenty of imm in this order; bits below the lowest that is named are 0.
 * {@code o} is the instruction's own number. Behind {@code where}, between commas: {@code imm
 * unsigned}, for numbers are signed; {@code d[4:3]=01}, bits that stand nowhere because they are
 * always these; {@code d!=0}, a value that d does not have.
 */
final class BitNotation {
  private static final Pattern PIECE = Pattern.compile("([A-Za-z][A-Za-z0-9]*)\\[([0-9:|]+)]");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,2})(?::([0-9]{1,2}))?");
  private static final Pattern UNSIGNED = Pattern.compile("([A-Za-z0-9]+) unsigned");
  private static final Pattern IMPLIED =
      Pattern.compile("([A-Za-z0-9]+)\\[([0-9:]+)]=([01]{1,64})");
  private static final Pattern UNLIKE = Pattern.compile("([A-Za-z0-9]+)!=([0-9]{1,18})");

  private final String whose;
  private final String text;

  /** By the name of the operand, in the order in which they begin. */
  private final Map<String, List<BitRun>> runs = new LinkedHashMap<>();

  private final Map<String, Match> implied = new HashMap<>();
  private final List<String> unsigned = new ArrayList<>();
  private Match fixed = Match.ANY;

  /** Where the next bit goes, counted down. */
  private int low;

  private BitNotation(String whose, String text) {
    this.whose = whose;
    this.text = text;
  }

  static BitPattern read(String whose, String text) {
    return new BitNotation(whose, text).read();
  }

  private BitPattern read() {
    var halves = text.split(" where ", 2);
    var pieces = List.of(halves[0].split(" "));
    int bits = pieces.stream().mapToInt(this::width).sum();
    Widths.check(whose, bits);
    low = bits;
    pieces.forEach(this::piece);
    var clauses = halves.length == 1 ? List.<String>of() : List.of(halves[1].split(", ", -1));
    clauses.forEach(this::known);
    var fields = new LinkedHashMap<String, BitField>();
    runs.keySet().forEach(name -> fields.put(name, field(name)));
    var excluded = new ArrayList<BitPattern.Excluded>();
    clauses.forEach(clause -> unlike(clause, fields).ifPresent(excluded::add));
    var opcode = Optional.ofNullable(fields.remove(BitPattern.OPCODE));
    return new BitPattern(bits, fixed, opcode, List.copyOf(fields.values()), excluded);
  }

  /** How many bits a piece of the word has. */
  private int width(String piece) {
    if (piece.matches("[01]+")) {
      return piece.length();
    }
    var named = PIECE.matcher(piece);
    if (!named.matches()) {
      throw wrong(piece, "expected fixed bits, 0 and 1, or bits of an operand, name[high:low]");
    }
    return ranges(piece, named.group(2)).stream().mapToInt(BitRun::bits).sum();
  }

  /** The bits of an operand between the brackets; where they stand in the word is left open. */
  private List<BitRun> ranges(String piece, String ranges) {
    var list = new ArrayList<BitRun>();
    for (var range : ranges.split("\\|", -1)) {
      var ends = RANGE.matcher(range);
      if (!ends.matches()) {
        throw wrong(piece, "expected bits as in name[20|10:1]");
      }
      int high = Integer.parseInt(ends.group(1));
      int last = ends.group(2) == null ? high : Integer.parseInt(ends.group(2));
      if (high < last || high > 63) {
        throw wrong(
            piece, "bits are named from the high end, " + range + " is not, and 63 is the highest");
      }
      list.add(new BitRun(0, last, high - last + 1));
    }
    return list;
  }

  private void piece(String piece) {
    var named = PIECE.matcher(piece);
    if (!named.matches()) {
      low -= piece.length();
      fixed =
          fixed.and(
              new Match(
                  BitRun.ones(piece.length()) << low, Long.parseUnsignedLong(piece, 2) << low));
      return;
    }
    for (var run : ranges(piece, named.group(2))) {
      low -= run.bits();
      runs.computeIfAbsent(named.group(1), name -> new ArrayList<>())
          .add(new BitRun(low, run.of(), run.bits()));
    }
  }

  /** What is said of an operand behind the word, values it does not have excepted. */
  private void known(String clause) {
    var sign = UNSIGNED.matcher(clause);
    var bits = IMPLIED.matcher(clause);
    if (sign.matches()) {
      unsigned.add(known(clause, sign.group(1)));
    } else if (bits.matches()) {
      var name = known(clause, bits.group(1));
      var range = ranges(clause, bits.group(2)).getFirst();
      if (range.bits() != bits.group(3).length()) {
        throw wrong(clause, "expected as many bits as it names, " + range.bits());
      }
      var those =
          new Match(range.operandMask(), Long.parseUnsignedLong(bits.group(3), 2) << range.of());
      var before = implied.getOrDefault(name, Match.ANY);
      once(name, before.mask() & those.mask());
      implied.put(name, before.and(those));
    } else if (!UNLIKE.matcher(clause).matches()) {
      throw wrong(clause, "expected 'name unsigned', 'name[high:low]=bits' or 'name!=number'");
    }
  }

  private String known(String clause, String name) {
    if (!runs.containsKey(name) || name.equals(BitPattern.OPCODE)) {
      throw wrong(clause, "expected an operand of the word");
    }
    return name;
  }

  private Optional<BitPattern.Excluded> unlike(String clause, Map<String, BitField> fields) {
    var unlike = UNLIKE.matcher(clause);
    if (!unlike.matches()) {
      return Optional.empty();
    }
    var field = fields.get(known(clause, unlike.group(1)));
    long value = Long.parseLong(unlike.group(2));
    if (field == null || !field.holds(value) || field.get(field.put(value)) != value) {
      throw wrong(clause, "expected a value that the operand could have");
    }
    return Optional.of(new BitPattern.Excluded(field, value));
  }

  private BitField field(String name) {
    long there = 0;
    for (var run : runs.getOrDefault(name, List.of())) {
      once(name, there & run.operandMask());
      there |= run.operandMask();
    }
    var known = implied.getOrDefault(name, Match.ANY);
    once(name, there & known.mask());
    long below = Long.lowestOneBit(there | known.mask()) - 1;
    var all = known.and(new Match(below, 0));
    long covered = there | all.mask();
    int bits = 64 - Long.numberOfLeadingZeros(covered);
    if (covered != BitRun.ones(bits)) {
      throw error(
          "bit %1$d of %2$s stands nowhere; expected it in the word, or %2$s[%1$d]=0 or =1 behind 'where'"
              .formatted(Long.numberOfTrailingZeros(~covered), name));
    }
    return new BitField(
        new Word.Operand(name, bits),
        runs.getOrDefault(name, List.of()),
        all,
        !unsigned.contains(name));
  }

  private void once(String name, long twice) {
    if (twice != 0) {
      throw error(
          "bit %d of %s stands there twice".formatted(Long.numberOfTrailingZeros(twice), name));
    }
  }

  private IllegalArgumentException wrong(String part, String expected) {
    return error("'%s': %s".formatted(part, expected));
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException("%s, '%s': %s".formatted(whose, text, what));
  }
}
