// What checks passkeys asks for this when it is read. A file of its own, read before: in a bundle the
// library, which is no ES module, runs where the file that imports it stands.
import 'reflect-metadata'
