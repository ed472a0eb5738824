/**
 * Knows how a machine is written down: programs in its assembly language, words as instructions,
 * instructions as the paper writes them and the manual of a machine, all from the machine's own
 * data. Must not know any particular machine, nor what becomes of a program once it is loaded.
 */
@NullMarked
package org.vmorph.model.text;

import org.jspecify.annotations.NullMarked;
