package org.vmorph.proofs.confirm;

import io.github.cvc5.Context;
import io.github.cvc5.InputParser;
import io.github.cvc5.Solver;
import io.github.cvc5.SymbolManager;
import io.github.cvc5.modes.InputLanguage;

/**
 * cvc5, another solver by other people, in this process: reads a script and says what it thinks.
 */
public final class SecondSolver {
  /** cvc5 keeps its objects in one list for the whole process, and frees them together. */
  private static final Object ALONE = new Object();

  /** What a solver says. */
  public enum Answer {
    SATISFIABLE,
    UNSATISFIABLE,
    UNKNOWN
  }

  private SecondSolver() {}

  /**
   * Its answer to an SMT-LIB 2 script that asks once.
   *
   * @param milliseconds how long it may take
   * @throws IllegalArgumentException if it cannot read the script
   */
  public static Answer ask(String script, long milliseconds) {
    synchronized (ALONE) {
      return asked(script, milliseconds);
    }
  }

  private static Answer asked(String script, long milliseconds) {
    try {
      var solver = new Solver();
      solver.setOption("tlimit-per", String.valueOf(milliseconds));
      // As it goes along, and not all at once: what two states of m68010 read after a trap takes
      // eight seconds so, and more than minutes else.
      solver.setOption("arrays-eager-index", "false");
      var symbols = new SymbolManager(solver);
      var parser = new InputParser(solver, symbols);
      parser.setStringInput(InputLanguage.SMT_LIB_2_6, script, "script");
      var said = new StringBuilder();
      for (var command = parser.nextCommand(); !command.isNull(); command = parser.nextCommand()) {
        said.append(command.invoke(solver, symbols));
      }
      // It may give its reason: unknown (TIMEOUT).
      return switch (said.toString().strip().split(" ", 2)[0]) {
        case "sat" -> Answer.SATISFIABLE;
        case "unsat" -> Answer.UNSATISFIABLE;
        case "unknown" -> Answer.UNKNOWN;
        default -> throw new IllegalArgumentException("cvc5 says: " + said);
      };
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalArgumentException("cvc5 says: " + e.getMessage(), e);
    } finally {
      Context.deletePointers();
    }
  }
}
