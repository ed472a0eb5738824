/**
 * Knows how a machine becomes JVM bytecode: the same meaning once more, over a domain whose words
 * are the expressions that remain when everything known has been computed. Must not know any
 * particular machine.
 */
@NullMarked
package org.vmorph.model.compiled;

import org.jspecify.annotations.NullMarked;
