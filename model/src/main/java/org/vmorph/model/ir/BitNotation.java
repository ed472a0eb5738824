package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a bit pattern as manuals write it, from the high end; {@link BitText} writes it.
 *
 * <p>{@code 0100 1110} are bits that are fixed. {@code d[4:0]} are five bits of operand d, {@code
 * imm[20|10:1|11|19:12]} twenty of imm in this order; bits below the lowest that is named are 0.
 * {@code o} is the instruction's own number. What stands behind {@code where}, between commas, is
 * read by {@link BitClauses}.
 */
final class BitNotation {
  private static final Pattern FIXED = Pattern.compile("[01]+");
  private static final Pattern PIECE = Pattern.compile("([A-Za-z][A-Za-z0-9]*)\\[([0-9:|]+)]");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,2})(?::([0-9]{1,2}))?");

  /** Where something is wrong. */
  record Place(String whose, String text) {
    IllegalArgumentException wrong(String part, String expected) {
      return error("'%s': %s".formatted(part, expected));
    }

    IllegalArgumentException error(String what) {
      return new IllegalArgumentException("%s, '%s': %s".formatted(whose, text, what));
    }

    /** Rejects bits of an operand that are said twice. */
    void once(String name, long twice) {
      if (twice != 0) {
        throw error(
            "bit %d of %s stands there twice".formatted(Long.numberOfTrailingZeros(twice), name));
      }
    }
  }

  private final Place place;

  /** By the name of the operand, in the order in which they begin. */
  private final Map<String, List<BitRun>> runs = new LinkedHashMap<>();

  private Match fixed = Match.ANY;

  /** Where the next bit goes, counted down. */
  private int low;

  private BitNotation(Place place) {
    this.place = place;
  }

  static BitPattern read(String whose, String text) {
    return new BitNotation(new Place(whose, text)).read();
  }

  private BitPattern read() {
    var halves = place.text.split(" where ", 2);
    var pieces = List.of(halves[0].split(" "));
    int bits = pieces.stream().mapToInt(this::width).sum();
    Widths.check(place.whose, bits);
    low = bits;
    pieces.forEach(this::piece);
    var clauses = new BitClauses(place, runs.keySet());
    if (halves.length > 1) {
      clauses.read(halves[1]);
    }
    var fields = new LinkedHashMap<String, BitField>();
    runs.forEach((name, its) -> fields.put(name, clauses.field(name, its)));
    var excluded = clauses.excluded(fields);
    var opcode = Optional.ofNullable(fields.remove(BitPattern.OPCODE));
    return new BitPattern(bits, fixed, opcode, List.copyOf(fields.values()), excluded);
  }

  /** How many bits a piece of the word has. */
  private int width(String piece) {
    if (FIXED.matcher(piece).matches()) {
      return piece.length();
    }
    var named = PIECE.matcher(piece);
    if (!named.matches()) {
      throw place.wrong(
          piece, "expected fixed bits, 0 and 1, or bits of an operand, name[high:low]");
    }
    return ranges(place, piece, named.group(2)).stream().mapToInt(BitRun::bits).sum();
  }

  /** The bits of an operand between the brackets; where they stand in the word is left open. */
  static List<BitRun> ranges(Place place, String piece, String ranges) {
    var list = new ArrayList<BitRun>();
    for (var range : ranges.split("\\|", -1)) {
      var ends = RANGE.matcher(range);
      if (!ends.matches()) {
        throw place.wrong(piece, "expected bits as in name[20|10:1]");
      }
      int high = Integer.parseInt(ends.group(1));
      int last = ends.group(2) == null ? high : Integer.parseInt(ends.group(2));
      if (high < last || high > 63) {
        throw place.wrong(
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
      fixed = fixed.with(new BitRun(low, 0, piece.length()), Long.parseUnsignedLong(piece, 2));
      return;
    }
    for (var run : ranges(place, piece, named.group(2))) {
      low -= run.bits();
      runs.computeIfAbsent(named.group(1), name -> new ArrayList<>())
          .add(new BitRun(low, run.of(), run.bits()));
    }
  }
}
