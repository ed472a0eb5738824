package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.vmorph.model.arch.Architecture;

/**
 * One program on its way to words: every line is read, then placed, then written. A line with a
 * mistake is left out and the others go on, so that all mistakes are found at once.
 */
final class Assembly {
  private final Architecture machine;
  private final Reader reader;
  private final String file;
  private final List<Source.Text> source;
  private final Symbols symbols;
  private final List<Line> lines = new ArrayList<>();
  private final TreeMap<Integer, AssemblyError.Problem> problems = new TreeMap<>();
  private final List<Extent> extents = new ArrayList<>();
  private final Image image;
  private final Units units;
  private long next;

  Assembly(
      Architecture machine, Reader reader, Symbols symbols, String file, List<Source.Text> source) {
    this.machine = machine;
    this.reader = reader;
    this.file = file;
    this.source = source;
    this.symbols = symbols;
    this.image = new Image(machine, reader);
    this.units = new Units(machine);
    this.next = units.numbering().first();
  }

  Program program() {
    for (int row = 1; row <= source.size(); row++) {
      for (var statement : source.get(row - 1).statements()) {
        lines.add(new Line(lines.size() + 1, row, source.get(row - 1), statement, symbols));
      }
    }
    each(line -> line.says(reader.read(line.text(), line, symbols)));
    var sections = new Sections(lines);
    lines.clear();
    lines.addAll(sections.lines());
    each(
        line -> {
          sections.begins(line).ifPresent(unit -> next += padding(next, unit));
          place(line);
        });
    each(this::check);
    each(image::write);
    if (!problems.isEmpty()) {
      throw new AssemblyError(List.copyOf(problems.values()));
    }
    return new Program(
        file,
        units.numbering(),
        image.words(),
        symbols.labels(),
        source.stream().map(Source.Text::text).toList(),
        extents);
  }

  /** Does something with every line; a line has one problem at most. */
  private void each(Consumer<Line> pass) {
    for (var line : lines) {
      try {
        pass.accept(line);
      } catch (Mistake mistake) {
        line.says(Statement.Nothing.NOTHING);
        problems.putIfAbsent(line.number(), line.source().problem(mistake));
      }
    }
  }

  private void place(Line line) {
    line.place(next);
    if (line.statement() instanceof Statement.Origin(var address)) {
      move(address, line);
      line.place(next);
      return;
    }
    if (line.statement() instanceof Statement.Chosen(var number, var code)) {
      line.says(code.apply(Range.either("a constant", 64).check(number, line)));
    }
    long more = count(line);
    if (more > end() - next) {
      long words = units.numbering().words(next + more - units.numbering().first());
      throw new Mistake(
          1,
          "the program grows to "
              + words
              + " words; "
              + machine
              + " has at most "
              + machine.mostWords());
    }
    if (line.statement() instanceof Statement.Code(var instructions)) {
      placed(instructions, line);
    }
    if (more > 0) {
      extents.add(new Extent(line.row(), next, more));
    }
    next += more;
  }

  private void placed(List<Statement.Coded> instructions, Line line) {
    long at = next;
    for (var it : instructions) {
      symbols.place(at, new Expression.Placed(it.operands(), line));
      at += units.count(it.instruction());
    }
  }

  /** How many units lead to a multiple of so many. */
  private static long padding(long from, long unit) {
    return Long.remainderUnsigned(unit - Long.remainderUnsigned(from, unit), unit);
  }

  /** The address behind the last one there can be. */
  private long end() {
    return units.numbering().first() + most();
  }

  private long most() {
    return machine.mostWords() * units.numbering().each();
  }

  private void move(Expression address, Line line) {
    long to = Range.upTo(".org", end()).check(address, line);
    if (Long.compareUnsigned(to, next) < 0) {
      boolean isBefore = next == units.numbering().first();
      throw new Mistake(
          address.column(),
          ".org %s %s"
              .formatted(
                  Long.toUnsignedString(to),
                  isBefore
                      ? "lies before " + Long.toUnsignedString(next) + ", where storage begins"
                      : "goes back: words up to "
                          + Long.toUnsignedString(next - 1)
                          + " are already written"));
    }
    next = to;
  }

  private long count(Line line) {
    return switch (line.statement()) {
      case Statement.Code(var instructions) ->
          instructions.stream().mapToLong(it -> units.count(it.instruction())).sum();
      case Statement.Chosen chosen -> 0;
      case Statement.Psw psw -> units.numbering().each();
      case Statement.Data(var name, var each, var values) -> (long) each * values.size();
      case Statement.Text text -> units.of(text).length;
      case Statement.Space(var count, var fill) -> Range.upTo(".space", most()).check(count, line);
      case Statement.Aligned aligned -> padding(next, Sections.unit(aligned, line));
      case Statement.Section section -> 0;
      case Statement.Origin origin -> 0;
      case Statement.Constant constant -> 0;
      case Statement.Nothing nothing -> 0;
    };
  }

  private void check(Line line) {
    symbols.check(line);
    if (line.statement() instanceof Statement.Constant(var name)) {
      symbols.check(name);
    }
  }
}
