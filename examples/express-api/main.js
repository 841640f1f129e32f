import { createApp } from './app.js';
import { openDatabase } from './database.js';
import { readSettings } from './settings.js';

const { databaseUrl, port, ...settings } = readSettings(process.env);
const database = openDatabase(databaseUrl);
const server = createApp(settings, database, console.error).listen(port, (error) => {
  if (error) throw error;
  console.log(`Listening on http://localhost:${port}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(() => void database.end());
  });
}
