package org.vmorph.model.text;

import java.nio.file.Path;
import java.util.List;

/**
 * A program that cannot be assembled. The message is one line, the first problem: where it is, what
 * it is, what was expected. There is no stack trace, for the mistake is in the program and not in
 * ours.
 */
public final class AssemblyError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How many problems are told at most. */
  public static final int MOST = 20;

  /**
   * What is wrong in one line of a program.
   *
   * @param line of the file, from 1
   * @param column of the line, from 1
   */
  public record Problem(String file, int line, int column, String text) {
    @Override
    public String toString() {
      return file + ":" + line + ":" + column + ": " + text;
    }
  }

  private final transient List<Problem> problems;

  AssemblyError(List<Problem> problems) {
    super(problems.get(0).toString(), null, false, false);
    this.problems = problems.stream().limit(MOST).toList();
  }

  /** The same of files that are called as the one was that was asked for, folder and all. */
  public AssemblyError seenFrom(Path asked) {
    return new AssemblyError(
        problems.stream()
            .map(
                it ->
                    new Problem(
                        asked.resolveSibling(it.file).toString(), it.line, it.column, it.text))
            .toList());
  }

  /** The problems in order of line, one for a line, at most {@link #MOST}. */
  public List<Problem> problems() {
    return problems;
  }

  /** All problems, each on a line of its own. */
  public String report() {
    return String.join("\n", problems.stream().map(Problem::toString).toList());
  }

  /** The file of the first problem. */
  public String file() {
    return problems.get(0).file();
  }

  /** The line of the first problem, from 1. */
  public int line() {
    return problems.get(0).line();
  }

  /** The column of the first problem, from 1. */
  public int column() {
    return problems.get(0).column();
  }
}
