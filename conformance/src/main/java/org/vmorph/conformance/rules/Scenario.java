package org.vmorph.conformance.rules;

import java.util.List;
import java.util.stream.Stream;

/** What a program has to come across for a rule to be tried. */
public enum Scenario {
  /** Whatever it does. */
  ANY("any program", true),
  HALT("a program that halts", true),
  USER_TRAP("a trap taken in virtual user mode", true),
  ODD_R("an R that shows nothing, or reaches beyond storage", true),
  ENDLESS_TRAP("a trap that leads to itself: its new PSW is the one it was taken with", true),
  CHANGED_WORD("a word that the program has changed is executed", true),
  CONSOLE("a word is put on the console, or taken from it", true),
  /** On machines that have one. */
  TIMER("the timer is on", true),
  AT_ONCE("more than one step is asked for at once", false),
  AFTER_ANOTHER("a guest that is booted after another one", false),
  SEVERAL_GUESTS("several guests", false),
  TOWER("several monitors, one on the other", false);

  private final String text;
  private final boolean ofSteps;

  Scenario(String text, boolean ofSteps) {
    this.text = text;
    this.ofSteps = ofSteps;
  }

  /** Whether single steps of one guest under one monitor come across it. */
  public boolean isOfSteps() {
    return ofSteps;
  }

  /** Those that single steps of one guest come across. */
  public static List<Scenario> ofSteps() {
    return Stream.of(values()).filter(Scenario::isOfSteps).toList();
  }

  /** Whether a step comes across it or does not, so that some programs do without it. */
  public boolean isOfSome() {
    return ofSteps && this != ANY;
  }

  /** In words. */
  public String text() {
    return text;
  }
}
