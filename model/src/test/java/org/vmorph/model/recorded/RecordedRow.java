package org.vmorph.model.recorded;

import java.util.Optional;

/**
 * A row of a recording.
 *
 * @param instruction as the table calls it
 * @param program what was run, as the recording writes it: words, or instructions
 * @param configuration what was set, {@code NAME=VALUE}s separated by blanks; empty if nothing was
 * @param mode in which it was run, as the table calls it
 * @param outcome what was recorded
 * @param here what the machine does instead, where it is unlike the recording
 * @param note what is to be said of it: why it is unlike, or what another recording has
 */
public record RecordedRow(
    String instruction,
    String program,
    String configuration,
    String mode,
    RecordedOutcome outcome,
    Optional<RecordedOutcome> here,
    Optional<String> note) {

  /** Rejects a row that is unlike without a reason. */
  public RecordedRow {
    if (here.isPresent() && note.isEmpty()) {
      throw new IllegalArgumentException(
          "'here %s': expected a reason behind a colon".formatted(here.get().how()));
    }
  }

  /** What is the same in another recording of the same machine. */
  String what() {
    return configuration.isEmpty()
        ? instruction + ", " + mode
        : instruction + ", " + configuration + ", " + mode;
  }
}
