package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The sections of a program, one behind the other: instructions, then what is only read, data, and
 * what is zero; of one kind in the order in which they are first spoken of. Each begins, and ends
 * if another one follows, at a multiple of what is aligned in it.
 */
final class Sections {
  private static final String FIRST = ".text";

  /** What the names begin with, in the order in which they lie. */
  private static final List<String> KINDS = List.of(".text", ".rodata", ".data", ".bss");

  /** Short data lies with the data. */
  private static final Map<String, String> SHORT = Map.of(".sdata", ".data", ".sbss", ".bss");

  private static final int MOST_POWER = 31;

  private final List<Line> lines = new ArrayList<>();
  private final Map<Line, Long> begins = new IdentityHashMap<>();
  private long before = 1;

  /** Those of the lines as they are written. */
  Sections(List<Line> written) {
    var sections = new LinkedHashMap<String, List<Line>>();
    var now = FIRST;
    for (var line : written) {
      if (line.statement() instanceof Statement.Section(var name)) {
        now = name;
      }
      if (kind(now) != 0) {
        line.becomesData();
      }
      sections.computeIfAbsent(now, it -> new ArrayList<>()).add(line);
    }
    sections.entrySet().stream()
        .sorted(Comparator.comparingInt(section -> kind(section.getKey())))
        .forEach(each -> add(each.getValue()));
  }

  private void add(List<Line> section) {
    long own = alignment(section);
    begins.put(section.getFirst(), Math.max(own, before));
    before = own;
    lines.addAll(section);
  }

  /** What a section of an unknown kind is comes last. */
  private static int kind(String section) {
    for (var entry : SHORT.entrySet()) {
      if (section.startsWith(entry.getKey())) {
        return KINDS.indexOf(entry.getValue());
      }
    }
    for (int i = 0; i < KINDS.size(); i++) {
      if (section.startsWith(KINDS.get(i))) {
        return i;
      }
    }
    return KINDS.size();
  }

  private static long alignment(List<Line> lines) {
    long most = 1;
    for (var line : lines) {
      if (line.statement() instanceof Statement.Aligned aligned) {
        try {
          most = Math.max(most, unit(aligned, line));
        } catch (Mistake told) {
          // It is told when the line is placed.
          continue;
        }
      }
    }
    return most;
  }

  /** To a multiple of how many units a line is aligned. */
  static long unit(Statement.Aligned aligned, Line line) {
    if (aligned.isPower()) {
      return 1L << Range.upTo("an alignment", MOST_POWER).check(aligned.unit(), line);
    }
    long unit = Range.upTo("an alignment", 1L << MOST_POWER).check(aligned.unit(), line);
    if (Long.bitCount(unit) != 1) {
      throw new Mistake(
          aligned.unit().column(), "an alignment of " + unit + "; expected a power of two");
    }
    return unit;
  }

  /** The lines, as they lie. */
  List<Line> lines() {
    return lines;
  }

  /** If a line begins a section, a multiple of how many units its address is. */
  OptionalLong begins(Line line) {
    var unit = begins.get(line);
    return unit == null ? OptionalLong.empty() : OptionalLong.of(unit);
  }
}
