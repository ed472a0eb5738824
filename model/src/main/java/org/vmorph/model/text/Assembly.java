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
    for (var text : source) {
      lines.add(new Line(lines.size() + 1, text, symbols));
    }
    each(line -> line.says(reader.read(line.source().text(), line, symbols)));
    each(this::place);
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
    if (more > 0) {
      extents.add(new Extent(line.number(), next, more));
    }
    next += more;
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
      case Statement.Code(var instruction, var operands) -> units.count(instruction);
      case Statement.Psw psw -> units.numbering().each();
      case Statement.Data(var name, var each, var values) -> (long) each * values.size();
      case Statement.Text(var characters) -> characters.codePoints().count() + 1;
      case Statement.Space(var count) -> Range.upTo(".space", most()).check(count, line);
      case Statement.Origin origin -> 0;
      case Statement.Constant constant -> 0;
      case Statement.Nothing nothing -> 0;
    };
  }

  private void check(Line line) {
    if (line.statement() instanceof Statement.Constant(var name)) {
      symbols.check(name);
    }
  }
}
