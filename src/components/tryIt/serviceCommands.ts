/** The commands that start the example service on Debian 12, in the repository's folder. */
export const SERVICE_COMMANDS = [
  'sudo apt-get install -y python3-fastapi python3-uvicorn python3-jwt python3-cryptography python3-sqlalchemy python3-asyncpg python3-alembic',
  'examples/fastapi/run',
];
